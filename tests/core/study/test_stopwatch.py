from medmir.study.stopwatch import Stopwatch


def test_the_time_stands_still_in_pauses():
    watch = Stopwatch()
    watch.start(10)
    watch.stop(12.5)
    assert (watch.ms(99), watch.running) == (2500, False)
    watch.start(100)
    watch.start(101)
    assert (watch.ms(101), watch.running) == (3500, True)
