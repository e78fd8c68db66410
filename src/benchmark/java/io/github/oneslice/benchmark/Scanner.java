package io.github.oneslice.benchmark;

import ij.ImagePlus;
import ij.ImageStack;
import ij.plugin.GaussianBlur3D;
import ij.process.ByteProcessor;
import ij.process.FloatProcessor;
import io.github.oneslice.files.ImageFiles;
import io.github.oneslice.image.Extent;
import java.io.File;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * What a stack would look like from another scanner. In the order in which it comes about in one: a contrast of its own
 * (a monotone, piecewise linear curve through random knots), a point spread function (Gaussian), thick slices
 * (averaged, and brought back by linear interpolation to as many as there were), the sensitivity of the coil (a smooth
 * factor), and the magnitude of complex noise that is correlated between neighbours (Rician). None of them is a change that
 * training makes to its patches: those are linear contrast, brightness, gamma, white Gaussian noise and affine geometry.
 * No voxel moves, so label stacks stay as they are.
 * <p>
 * The contrast is the scanner's, the same for all its stacks; the coil and the noise differ from stack to stack. Grey
 * values are taken between the darkest and the {@value #BRIGHTEST} quantile as 0 to 1.
 *
 * @param seed of the contrast, and with the name of a stack of coil and noise
 * @param contrast how crooked the curve is: standard deviation of the logarithm of its slopes
 * @param spread standard deviation of the point spread function, in voxels
 * @param thickness of a slice, in voxels; 1: as it was
 * @param axis across the slices: 0 is x, 1 is y, 2 is z
 * @param coil the largest logarithm of the factor, up and down
 * @param noise standard deviation of each part of the complex noise
 * @param grain standard deviation of the Gaussian that correlates the noise, in voxels
 */
public record Scanner(String name, long seed, double contrast, double spread, int thickness, int axis, double coil, double noise,
	double grain)
{

	private static final double BRIGHTEST = 0.995;
	private static final int SLOPES = 5;
	private static final int WAVES = 3;

	/** The first leaves everything as it is. */
	private static final List<Scanner> ALL = List.of(new Scanner("original", 0, 0, 0, 1, 2, 0, 0, 0), new Scanner("surface-coil", 11, 0.6, 0.8,
		1, 2, 0.8, 0.02, 0.8), new Scanner("low-field", 6, 0.6, 1.2, 1, 2, 0.25, 0.08, 1.2), new Scanner("thick-slices", 35, 0.6, 1, 6, 2, 0.3,
			0.03, 0.8));

	/** The names of all, with commas between them. */
	public static String names() {
		return ALL.stream().map(Scanner::name).collect(Collectors.joining(","));
	}

	/**
	 * Writes what a stack would be from a scanner, with 8 bits; the original as it is.
	 *
	 * @param name of the scanner
	 */
	public static String change(String name, String input, String output) {
		File file = new File(input);
		ImageFiles.save(named(name).changed(ImageFiles.open(file), ImageFiles.name(file)), new File(output));
		return output;
	}

	static Scanner named(String name) {
		return ALL.stream().filter(one -> one.name.equals(name)).findFirst().orElseThrow(() -> new IllegalArgumentException("no scanner " + name
			+ ", only " + names()));
	}

	/** @param stack name of the stack, which coil and noise depend on */
	ImagePlus changed(ImagePlus image, String stack) {
		if (equals(ALL.get(0))) return image;
		Extent size = new Extent(image.getWidth(), image.getHeight(), image.getNSlices());
		RandomGenerator random = new SplittableRandom(31 * seed + stack.hashCode());
		float[] values = relative(values(image));
		curve(values);
		values = thick(blurred(values, size, spread), size);
		expose(values, size, random);
		values = magnitude(values, noise(size, random), noise(size, random));
		ImagePlus result = image(values, size);
		result.copyScale(image);
		result.setTitle(image.getTitle());
		return result;
	}

	/** To 0 … 1, and beyond where a voxel is brighter than nearly all. */
	private static float[] relative(float[] values) {
		float[] sorted = values.clone();
		Arrays.sort(sorted);
		float low = sorted[0];
		float range = Math.max(Float.MIN_NORMAL, sorted[(int) (BRIGHTEST * (sorted.length - 1))] - low);
		for (int i = 0; i < values.length; i++)
			values[i] = (values[i] - low) / range;
		return values;
	}

	/** The values of the curve at 0, 1/5, 2/5 … 1. */
	double[] knots() {
		RandomGenerator random = new SplittableRandom(seed);
		double[] knots = new double[SLOPES + 1];
		for (int i = 0; i < SLOPES; i++)
			knots[i + 1] = knots[i] + Math.exp(contrast * random.nextGaussian());
		return Arrays.stream(knots).map(knot -> knot / knots[SLOPES]).toArray();
	}

	private void curve(float[] values) {
		double[] knots = knots();
		for (int i = 0; i < values.length; i++) {
			double place = values[i] * SLOPES;
			int below = Math.min(SLOPES - 1, (int) place);
			values[i] = (float) (knots[below] + (place - below) * (knots[below + 1] - knots[below]));
		}
	}

	/** Slices as thick as they are, each the mean of what it covers, and between their middles a straight line. */
	private float[] thick(float[] values, Extent size) {
		if (thickness == 1) return values;
		int length = size.along(axis);
		int stride = axis == 0 ? 1 : axis == 1 ? size.x() : size.x() * size.y();
		int slices = (length + thickness - 1) / thickness;
		float[] result = new float[values.length];
		double[] means = new double[slices];
		for (int start = 0; start < values.length; start++) {
			if (start / stride % length != 0) continue;
			for (int slice = 0; slice < slices; slice++) {
				int from = slice * thickness;
				int to = Math.min(length, from + thickness);
				double sum = 0;
				for (int i = from; i < to; i++)
					sum += values[start + i * stride];
				means[slice] = sum / (to - from);
			}
			for (int i = 0; i < length; i++) {
				double place = Math.max(0, Math.min(slices - 1, (i + 0.5) / thickness - 0.5));
				int below = (int) place;
				double above = means[Math.min(slices - 1, below + 1)];
				result[start + i * stride] = (float) (means[below] + (place - below) * (above - means[below]));
			}
		}
		return result;
	}

	/** Times a factor e<sup>f</sup>, f a sum of slow cosines between ± {@link #coil}. */
	private void expose(float[] values, Extent size, RandomGenerator random) {
		double[] field = new double[values.length];
		double largest = Double.MIN_NORMAL;
		double[] weights = random.doubles(WAVES * WAVES * WAVES, -1, 1).toArray();
		double[][] x = waves(size.x());
		double[][] y = waves(size.y());
		double[][] z = waves(size.z());
		for (int i = 0; i < field.length; i++) {
			int column = i % size.x();
			int row = i / size.x() % size.y();
			int slice = i / (size.x() * size.y());
			for (int wave = 1; wave < weights.length; wave++) {
				int a = wave % WAVES;
				int b = wave / WAVES % WAVES;
				int c = wave / (WAVES * WAVES);
				field[i] += weights[wave] / ((a + b + c) * (a + b + c)) * x[a][column] * y[b][row] * z[c][slice];
			}
			largest = Math.max(largest, Math.abs(field[i]));
		}
		for (int i = 0; i < values.length; i++)
			values[i] *= (float) Math.exp(coil * field[i] / largest);
	}

	/** Cosines of none, half and one period over a length. */
	private static double[][] waves(int length) {
		double[][] waves = new double[WAVES][length];
		for (int wave = 0; wave < WAVES; wave++)
			for (int i = 0; i < length; i++)
				waves[wave][i] = Math.cos(Math.PI * wave * (i + 0.5) / length);
		return waves;
	}

	private float[] noise(Extent size, RandomGenerator random) {
		float[] values = new float[size.voxels()];
		for (int i = 0; i < values.length; i++)
			values[i] = (float) random.nextGaussian();
		float[] grainy = blurred(values, size, grain);
		double squares = 0;
		for (float value : grainy)
			squares += value * value;
		float factor = (float) (noise / Math.sqrt(squares / grainy.length));
		for (int i = 0; i < grainy.length; i++)
			grainy[i] *= factor;
		return grainy;
	}

	private static float[] magnitude(float[] values, float[] real, float[] imaginary) {
		for (int i = 0; i < values.length; i++)
			values[i] = (float) Math.hypot(values[i] + real[i], imaginary[i]);
		return values;
	}

	private static float[] blurred(float[] values, Extent size, double sigma) {
		if (sigma == 0) return values;
		ImageStack stack = new ImageStack(size.x(), size.y());
		int plane = size.x() * size.y();
		for (int z = 0; z < size.z(); z++)
			stack.addSlice("", new FloatProcessor(size.x(), size.y(), Arrays.copyOfRange(values, z * plane, (z + 1) * plane)));
		ImagePlus image = new ImagePlus("", stack);
		GaussianBlur3D.blur(image, sigma, sigma, sigma);
		return values(image);
	}

	private static float[] values(ImagePlus image) {
		int plane = image.getWidth() * image.getHeight();
		float[] values = new float[plane * image.getNSlices()];
		for (int z = 0; z < image.getNSlices(); z++)
			System.arraycopy(image.getStack().getProcessor(z + 1).convertToFloatProcessor().getPixels(), 0, values, z * plane, plane);
		return values;
	}

	/** 0 to nearly the brightest on 0 to 255. */
	private static ImagePlus image(float[] values, Extent size) {
		float[] sorted = values.clone();
		Arrays.sort(sorted);
		float factor = 255 / sorted[(int) (BRIGHTEST * (sorted.length - 1))];
		ImageStack stack = new ImageStack(size.x(), size.y());
		int plane = size.x() * size.y();
		for (int z = 0; z < size.z(); z++) {
			byte[] slice = new byte[plane];
			for (int i = 0; i < plane; i++)
				slice[i] = (byte) Math.min(255, Math.round(factor * values[z * plane + i]));
			stack.addSlice("", new ByteProcessor(size.x(), size.y(), slice));
		}
		return new ImagePlus("", stack);
	}
}
