package io.github.oneslice.engine;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import com.sun.jna.Function;

/** What this process holds open, as Linux tells it; elsewhere nothing is known. */
final class Descriptors {

	private static final File OPEN = new File("/proc/self/fd");
	/** Stands behind the path of a file that is no more. */
	private static final String DELETED = " (deleted)";

	private Descriptors() {}

	/** Closes all that this process holds open of a file, which nobody here may need any more. */
	static void close(File file) {
		String[] numbers = OPEN.list();
		if (numbers == null) return;
		for (String number : numbers)
			if (isOf(file, number)) Function.getFunction("c", "close").invokeInt(new Object[] { Integer.parseInt(number) });
	}

	private static boolean isOf(File file, String number) {
		try {
			String target = Files.readSymbolicLink(Path.of(OPEN.getPath(), number)).toString();
			return target.equals(file.getPath()) || target.equals(file.getPath() + DELETED);
		}
		catch (IOException e) {
			return false; // closed meanwhile
		}
	}
}
