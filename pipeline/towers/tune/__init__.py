"""Any model tuned on images and reports, and what that gained."""
