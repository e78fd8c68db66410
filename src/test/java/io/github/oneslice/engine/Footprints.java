package io.github.oneslice.engine;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;

/** What this process and its workers hold of the machine, ten times in a long run. As Linux tells it. */
final class Footprints {

	private static final int LOOKS = 10;
	/** The first looks are of caches that fill. */
	private static final int WARM = 3;
	private static final double MORE_MEMORY = 1.05;
	private static final long MORE_HANDLES = 5;

	private final String what;
	private final long count;
	private final List<Look> looks = new ArrayList<>();

	/**
	 * @param what is done again and again
	 * @param count how often
	 */
	Footprints(String what, long count) {
		this.what = what;
		this.count = count;
	}

	/**
	 * @param own memory of this process that is in use after collecting, megabytes
	 * @param workers resident memory of the workers, megabytes
	 * @param handles open files of all
	 * @param shared blocks of shared memory, but for those of other processes of this machine
	 * @param temporary files of ours in the folder for temporary ones
	 */
	private record Look(long own, long workers, long handles, long shared, long temporary) {}

	/** To be told after each time; looks now and then. */
	void after(long done) {
		if (done % (count / LOOKS) != 0) return;
		System.gc();
		Runtime runtime = Runtime.getRuntime();
		long resident = workers().map(Footprints::residentMegabytes).sum();
		Look look = new Look((runtime.totalMemory() - runtime.freeMemory()) >> 20, resident, handles(), SharedMemory
			.ownBlocks().size(), temporary());
		looks.add(look);
		System.out.printf(Locale.ROOT, "%d %s: %s%n", done, what, look);
	}

	void assertFlat() {
		Look early = looks.get(WARM);
		Look late = looks.get(looks.size() - 1);
		assertTrue(late.own <= MORE_MEMORY * early.own + 10, this::toString);
		assertTrue(late.workers <= MORE_MEMORY * early.workers + 20, this::toString);
		assertTrue(late.handles <= early.handles + MORE_HANDLES, this::toString);
		assertTrue(late.shared <= early.shared, this::toString);
		assertTrue(late.temporary <= early.temporary + MORE_HANDLES, this::toString);
	}

	@Override
	public String toString() {
		return what + ": " + looks;
	}

	/** Open files of this process and its workers. */
	static int handles() {
		return LongStream.concat(LongStream.of(ProcessHandle.current().pid()), workers()).mapToInt(process -> number("/proc/" + process + "/fd")).sum();
	}

	/** Also those that a worker has left; the log of another ImageJ is not ours. */
	private static int temporary() {
		String log = "oneslice-worker-of-";
		String[] names = new File(System.getProperty("java.io.tmpdir")).list((folder, name) -> name.startsWith("oneslice-") && (!name.startsWith(log) || name
			.startsWith(log + ProcessHandle.current().pid())));
		return names == null ? 0 : names.length;
	}

	private static LongStream workers() {
		return ProcessHandle.current().children().mapToLong(ProcessHandle::pid);
	}

	private static int number(String folder) {
		String[] names = new File(folder).list();
		return names == null ? 0 : names.length;
	}

	private static long residentMegabytes(long process) {
		try {
			for (String line : Files.readAllLines(Path.of("/proc/" + process + "/status")))
				if (line.startsWith("VmRSS:")) return Long.parseLong(line.replaceAll("\\D", "")) >> 10;
			return 0;
		}
		catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
