from medmir.page.browser.start import start

await start()  # noqa: F704  PyScript runs this file as a coroutine
