"""The licence texts of everything a site ships, as one text file."""

import json
import zipfile
from pathlib import Path

from medmir.bundle.contract import MANIFEST, MODEL_CONFIG, model_file
from pipeline.files.paths import ROOT

LICENCE_FILES = ("licen", "notice", "copying")
WITHOUT_A_FILE = """\
Their npm packages carry no licence text; these are their terms:
Pyodide: Mozilla Public License 2.0, https://www.mozilla.org/MPL/2.0/; source https://github.com/pyodide/pyodide
ONNX Runtime: MIT, Copyright (c) Microsoft Corporation; source https://github.com/microsoft/onnxruntime
CPython and its standard library (inside Pyodide): PSF License 2, Copyright (c) 2001 Python Software
Foundation, https://docs.python.org/3.12/license.html
Emscripten's C library (inside Pyodide): MIT, Copyright (c) 2010 Emscripten authors
SQLite (inside the sqlite3 wheel): public domain
@cornerstonejs/codec-openjpeg: MIT, Copyright (c) 2021 Chris Hafey; source https://github.com/cornerstonejs/codecs
OpenJPEG (inside it): BSD 2-Clause, Copyright (c) 2002-2014 Universite catholique de Louvain (UCL), Belgium;
(c) 2002-2014 Professor Benoit Macq; (c) 2001-2003 David Janssens; (c) 2002-2003 Yannick Verschueren;
(c) 2003-2009 Francois-Olivier Devaux; (c) 2003-2014 Antonin Descampe; (c) 2005 Herve Drolon, FreeImage Team;
(c) 2006-2007 Parvatha Elangovan; (c) 2008 Jerome Fimes, Communications & Systemes; (c) 2010-2011 Kaori Hagihara;
(c) 2011-2012 Centre National d'Etudes Spatiales (CNES), France; (c) 2012 CS Systemes d'Information, France
CharLS (inside @cornerstonejs/codec-charls): BSD 3-Clause, Copyright (c) 2007 Jan de Vaan and Victor Derks (Team
CharLS)

The MIT License of the packages named above: Permission is hereby granted, free of charge, to any person
obtaining a copy of this software and associated documentation files (the "Software"), to deal in the
Software without restriction, including without limitation the rights to use, copy, modify, merge, publish,
distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions: The above copyright notice and this permission
notice shall be included in all copies or substantial portions of the Software. THE SOFTWARE IS PROVIDED
"AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF
MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT,
TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN
THE SOFTWARE.

The BSD Licenses of OpenJPEG and CharLS: Redistribution and use in source and binary forms, with or without
modification, are permitted provided that the following conditions are met: 1. Redistributions of source code
must retain the above copyright notice, this list of conditions and the following disclaimer. 2.
Redistributions in binary form must reproduce the above copyright notice, this list of conditions and the
following disclaimer in the documentation and/or other materials provided with the distribution. (CharLS, the
third clause:) 3. Neither the name of the copyright holder nor the names of its contributors may be used to
endorse or promote products derived from this software without specific prior written permission.
THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS" AND ANY EXPRESS OR IMPLIED
WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A
PARTICULAR PURPOSE ARE DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT OWNER OR CONTRIBUTORS BE LIABLE FOR ANY
DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR CONSEQUENTIAL DAMAGES (INCLUDING, BUT NOT LIMITED TO,
PROCUREMENT OF SUBSTITUTE GOODS OR SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER
CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN CONTRACT, STRICT LIABILITY, OR TORT (INCLUDING NEGLIGENCE OR
OTHERWISE) ARISING IN ANY WAY OUT OF THE USE OF THIS SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH
DAMAGE.
"""


def is_licence(name: str) -> bool:
    """Whether a path names a licence text."""
    base = name.rsplit("/", 1)[-1].lower()
    return base.startswith(LICENCE_FILES) and not base.endswith(".py")


def of_npm_packages(node_modules: Path) -> list[tuple[str, str]]:
    """Title and text per npm package in package-lock.json that brings a licence file; not of tests or optional ones."""
    packages = read_json(ROOT / "package-lock.json")["packages"]
    found = []
    for place in sorted(name for name, entry in packages.items() if name and not entry.keys() & {"dev", "optional"}):
        folder = node_modules.parent / place
        for path in sorted(folder.iterdir() if folder.is_dir() else ()):
            if path.is_file() and is_licence(path.name):
                name = place.rsplit("node_modules/", 1)[-1]
                found.append((f"{name} {packages[place]['version']}", path.read_text(encoding="utf-8")))
    return found


def of_wheels(wheels: list[Path]) -> list[tuple[str, str]]:
    """Title and text per licence file in the dist-info folders of some wheels."""
    found = []
    for path in wheels:
        with zipfile.ZipFile(path) as wheel:
            for name in sorted(wheel.namelist()):
                if ".dist-info/" in name and is_licence(name):
                    found.append((name.split(".dist-info/")[0], wheel.read(name).decode()))
    return found


def collected(wheels: list[Path], node_modules: Path) -> str:
    """The text of runtime/LICENSES.txt: Med-MIR's own licence first, then the runtime's."""
    texts = [("Med-MIR", (ROOT / "LICENSE").read_text(encoding="utf-8")),
             ("Pyodide, ONNX Runtime, CPython", WITHOUT_A_FILE)]
    return ruled(texts + of_wheels(wheels) + of_npm_packages(node_modules))


def of_demo(bundle: Path) -> str:
    """Whose the demo's films are, and what its models were made from, in the bundle's own words."""
    corpus, card = read_json(bundle / MANIFEST)["corpus"], read_json(bundle / model_file(MODEL_CONFIG))["card"]
    films = f"{corpus['licence']}, https://creativecommons.org/licenses/by/3.0/\n{corpus['source']}"
    models = (f"{card['licence']}. Image tower: {card['image']}. Text tower: {card['text']}.\n"
              "The texts of these licences stand below.")
    return ruled([("The demo's films", films), ("The demo's models", models)])


def read_json(path: Path) -> dict:
    return json.loads(path.read_text(encoding="utf-8"))


def ruled(texts: list[tuple[str, str]]) -> str:
    """Texts one after the other, each under its title."""
    rule = "=" * 80
    return "\n".join(f"{rule}\n{title}\n{rule}\n{text.strip()}\n" for title, text in texts)
