package io.github.oneslice.files;

import java.util.Arrays;
import java.util.List;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * What may happen to a file.
 *
 * @param length that is left of it
 * @param changes bytes that are others
 */
public record Damage(int length, List<Change> changes) {

	private static final int MOST_CHANGES = 4;
	/** One file in so many is cut. */
	private static final int RARELY = 4;

	/** @param place of the byte from the start */
	public record Change(int place, byte value) {}

	/**
	 * @param bytes of the file
	 * @param within changes lie in so many bytes from the start
	 * @param values that bytes become
	 */
	public static Arbitrary<Damage> of(int bytes, int within, Arbitrary<Byte> values) {
		Arbitrary<Integer> length = Arbitraries.frequencyOf(Tuple.of(RARELY - 1, Arbitraries.just(bytes)), Tuple.of(1, Arbitraries
			.integers().between(0, bytes)));
		Arbitrary<Change> change = Combinators.combine(Arbitraries.integers().between(0, within - 1).withoutEdgeCases(), values).as(Change::new);
		return Combinators.combine(length, change.list().ofMaxSize(MOST_CHANGES)).as(Damage::new);
	}

	/** The file after it. */
	public byte[] to(byte[] whole) {
		byte[] damaged = Arrays.copyOf(whole, length);
		for (Change change : changes)
			if (change.place < length) damaged[change.place] = change.value;
		return damaged;
	}
}
