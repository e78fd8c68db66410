package io.github.oneslice.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

class StopwatchTest {

	@Test
	void pausesDoNotCount() {
		AtomicLong seconds = new AtomicLong(10);
		Stopwatch watch = new Stopwatch(() -> seconds.get() * 1_000_000_000);
		seconds.set(12);
		watch.hold();
		seconds.set(20);
		assertEquals(2, watch.seconds());
		watch.hold(); // said twice
		seconds.set(22);
		watch.goOn();
		watch.goOn();
		seconds.set(25);
		assertEquals(5, watch.seconds());
	}

	@Test
	void readsLikeAClock() {
		assertEquals("0:05", Stopwatch.clock(5.9));
		assertEquals("59:59", Stopwatch.clock(3599));
		assertEquals("1:02:05", Stopwatch.clock(3725));
	}
}
