from medmir.page.app import start

await start()  # noqa: F704, PLE1142  PyScript runs this file as a coroutine
