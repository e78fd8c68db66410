package io.github.oneslice.command;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.scijava.Context;

import io.github.oneslice.job.Monitor;

class OneSliceCommandTest {

	/** ImageJ tells of it in its log, and a macro goes on without a result. */
	@Test
	void whatDoesNotFitIntoMemoryIsToldAndEndsTheCommand() {
		try (Context context = Bridge.newContext()) {
			TooLarge command = new TooLarge();
			command.setContext(context);
			command.run();
			assertTrue(command.isCanceled());
			assertTrue(command.getCancelReason().contains("MB of memory of ImageJ. Close images, or give it more by Edit > Options > Memory & Threads..."), command
				.getCancelReason());
		}
	}

	private static final class TooLarge extends OneSliceCommand {

		@Override
		void work(Monitor monitor) {
			throw new OutOfMemoryError();
		}

		@Override
		List<String> asked() {
			return List.of();
		}
	}
}
