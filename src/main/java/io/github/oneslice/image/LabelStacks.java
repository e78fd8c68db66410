package io.github.oneslice.image;

import java.awt.Color;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;

import ij.ImagePlus;
import ij.ImageStack;
import ij.measure.Calibration;
import io.github.oneslice.error.UserException;

/** Label stacks as ImageJ's commands leave them: of any bit depth, with slices as time points, or as colours. */
final class LabelStacks {

	private static final int MOST_COLORS = 254;
	private static final double ROUNDING = 1e-3;

	private LabelStacks() {}

	static LabelVolume read(ImagePlus image) {
		List<String> notes = new ArrayList<>();
		ImagePlus stack = asSlices(image, notes);
		LabelVolume labels = stack.getBitDepth() == 24 ? fromColors(stack, notes) : stack.getBitDepth() == 8 && !isScaled(stack) ? new LabelVolume(Stacks
			.bytes(stack, 1, 1), Stacks.voxelSize(stack)) : fromNumbers(stack);
		return new LabelVolume(labels.voxels(), labels.voxelSize(), notes);
	}

	private static ImagePlus asSlices(ImagePlus image, List<String> notes) {
		if (image.getNChannels() == 1 && image.getNFrames() == 1) return image;
		ImagePlus stack = Stacks.asSlices(image);
		if (stack == image) throw new UserException("\"" + image.getTitle()
			+ "\" has several channels or frames. Labels have one: take out one channel and frame, with all slices, by Image > Duplicate...");
		notes.add("\"" + image.getTitle() + "\" holds its " + stack.getNSlices() + " slices as time points or channels; they are taken as slices.");
		return stack;
	}

	private static LabelVolume fromNumbers(ImagePlus stack) {
		Volume volume = Stacks.toVolume(stack, 1, 1);
		float[] values = Volumes.toFloats(volume);
		if (isScaled(stack)) scale(values, stack.getCalibration().getCoefficients());
		byte[] labels = new byte[values.length];
		for (int i = 0; i < labels.length; i++) {
			if (values[i] < 0 || values[i] > 255 || values[i] != (int) values[i]) throw new UserException("\"" + stack.getTitle()
				+ "\" holds the value " + values[i] + ". Labels are whole numbers from 0 to 254: give a stack whose values are the labels.");
			labels[i] = (byte) (int) values[i];
		}
		return Volumes.ofBytes(labels, volume.size(), volume.voxelSize());
	}

	/** Whether a pixel stands for another value, as in NIfTI with a slope. */
	private static boolean isScaled(ImagePlus stack) {
		return stack.getCalibration().getFunction() == Calibration.STRAIGHT_LINE && !stack.getCalibration().isSigned16Bit();
	}

	/** What is off a whole number by rounding alone becomes one. */
	private static void scale(float[] values, double[] line) {
		for (int i = 0; i < values.length; i++) {
			double value = line[0] + line[1] * values[i];
			long whole = Math.round(value);
			values[i] = (float) (Math.abs(value - whole) < ROUNDING ? whole : value);
		}
	}

	/** Colours of our own table are the labels it belongs to, greys are their values; other colours are numbered by their value. */
	private static LabelVolume fromColors(ImagePlus image, List<String> notes) {
		ImageStack stack = image.getStack();
		TreeSet<Integer> colors = new TreeSet<>();
		for (int z = 1; z <= stack.getSize() && colors.size() <= MOST_COLORS + 1; z++)
			for (int pixel : (int[]) stack.getPixels(z))
				colors.add(pixel & 0xffffff);
		if (colors.size() > MOST_COLORS + 1) throw new UserException("\"" + image.getTitle() + "\" is an RGB image of more than " + MOST_COLORS
			+ " colours, so it is no label stack. Give a stack whose values are the labels.");
		Map<Integer, Integer> labels = labelsOf(colors);
		StringBuilder told = new StringBuilder();
		labels.forEach((color, label) -> told.append(label == 0 ? "" : String.format("%s#%06x is label %d", told.isEmpty() ? "" : ", ", color, label)));
		notes.add("\"" + image.getTitle() + "\" is an RGB image; its colours are taken as labels: " + told + ".");
		Extent size = new Extent(image.getWidth(), image.getHeight(), image.getNSlices());
		byte[] values = new byte[size.voxels()];
		for (int z = 0, i = 0; z < size.z(); z++)
			for (int pixel : (int[]) stack.getPixels(z + 1))
				values[i++] = (byte) (int) labels.get(pixel & 0xffffff);
		return Volumes.ofBytes(values, size, Stacks.voxelSize(image));
	}

	private static Map<Integer, Integer> labelsOf(TreeSet<Integer> colors) {
		Map<Integer, Integer> table = new HashMap<>();
		IntStream.range(0, 255).forEach(label -> table.putIfAbsent(LabelColors.of(label).getRGB() & 0xffffff, label));
		Map<Integer, Integer> greys = new HashMap<>();
		IntStream.range(0, 256).forEach(grey -> greys.put(new Color(grey, grey, grey).getRGB() & 0xffffff, grey));
		for (Map<Integer, Integer> known : List.of(table, greys))
			if (known.keySet().containsAll(colors)) {
				known.keySet().retainAll(colors);
				return known;
			}
		Map<Integer, Integer> numbered = new HashMap<>();
		numbered.put(0, 0);
		for (int color : colors)
			numbered.putIfAbsent(color, numbered.size());
		return numbered;
	}
}
