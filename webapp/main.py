from medmir.page.app import start

await start()  # noqa: F704  PyScript runs this file as a coroutine
