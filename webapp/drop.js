// Dropped and pasted pictures go into a file input of their own, where Python finds them: at once, or when it is here.
// Left alone, the browser would leave the page for a file that is dropped on it.
const input = document.createElement("input");
Object.assign(input, { type: "file", id: "dropped", hidden: true }).dataset.file = "picture";
document.body.append(input);

const leave = () => page.classList.remove("dropping");

function take(event, files) {
  event.preventDefault();
  if (!files.length) return;
  input.files = files;
  input.dispatchEvent(new Event("change", { bubbles: true }));
}

addEventListener("dragover", (event) => {
  if (!event.dataTransfer.types.includes("Files")) return;
  event.preventDefault();
  event.dataTransfer.dropEffect = "copy";
  page.classList.add("dropping");
});
addEventListener("dragleave", (event) => event.relatedTarget || leave());
addEventListener("pointermove", leave); // a drag that is given up may end without a word
addEventListener("drop", (event) => {
  leave();
  if (event.dataTransfer.types.includes("Files")) take(event, event.dataTransfer.files);
});
addEventListener("paste", (event) => {
  const { files, types } = event.clipboardData;
  // words copied from a document come with a picture of themselves: in the search box they stay words
  const words = event.target.id === "query" && types.includes("text/plain");
  if (files.length && !words) take(event, files);
});
