package io.github.oneslice.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.DoubleStream;

import io.github.oneslice.image.Extent;

/**
 * An array of a golden case.
 *
 * @param shape length of each axis, slowest first; empty for a single number
 * @param data the values, the last axis fastest
 */
public record GoldenArray(int[] shape, double[] data) {

	public double[] doubles() {
		return data.clone();
	}

	public float[] floats() {
		float[] floats = new float[data.length];
		for (int i = 0; i < data.length; i++)
			floats[i] = (float) data[i];
		return floats;
	}

	public int[] ints() {
		return DoubleStream.of(data).mapToInt(GoldenArray::exactInt).toArray();
	}

	public byte[] bytes() {
		byte[] bytes = new byte[data.length];
		for (int i = 0; i < data.length; i++)
			bytes[i] = (byte) exactInt(data[i]);
		return bytes;
	}

	public boolean[] booleans() {
		boolean[] booleans = new boolean[data.length];
		for (int i = 0; i < data.length; i++)
			booleans[i] = data[i] != 0;
		return booleans;
	}

	public double number() {
		assertEquals(1, data.length, "not a single number");
		return data[0];
	}

	/** One entry along the first axis. */
	public GoldenArray get(int index) {
		int[] rest = Arrays.copyOfRange(shape, 1, shape.length);
		int length = data.length / shape[0];
		return new GoldenArray(rest, Arrays.copyOfRange(data, index * length, (index + 1) * length));
	}

	/** The shape with the fastest axis first, as the arrays of a volume have it. */
	public Extent extent() {
		return new Extent(size()[0], size()[1], size()[2]);
	}

	private int[] size() {
		int[] size = new int[shape.length];
		for (int i = 0; i < size.length; i++)
			size[i] = shape[shape.length - 1 - i];
		return size;
	}

	/**
	 * Fails unless every value is as expected here. A value may be off by {@code relative} times its expected magnitude or,
	 * when it is small for this array, times the mean magnitude of the array. NaN is as expected where NaN is.
	 */
	public void assertMatches(double[] actual, double relative) {
		assertEquals(data.length, actual.length, "number of values");
		double mean = DoubleStream.of(data).map(Math::abs).filter(Double::isFinite).average().orElse(0);
		for (int i = 0; i < data.length; i++) {
			boolean same = Double.compare(data[i], actual[i]) == 0;
			double allowed = relative * Math.max(Math.abs(data[i]), mean);
			assertTrue(same || Math.abs(actual[i] - data[i]) <= allowed, "value " + i + ": expected " + data[i] + ", but is " + actual[i]);
		}
	}

	public void assertMatches(float[] actual, double relative) {
		double[] doubles = new double[actual.length];
		Arrays.setAll(doubles, i -> actual[i]);
		assertMatches(doubles, relative);
	}

	public void assertMatches(double actual, double relative) {
		assertMatches(new double[] { actual }, relative);
	}

	private static int exactInt(double value) {
		int integer = (int) value;
		assertEquals(value, integer, "not an integer");
		return integer;
	}
}
