package io.github.oneslice.image;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The parts of a mask that a thin bridge at the most holds together. What lies deep below its surface falls into cores, and every
 * voxel is of the core that is reached first from there within the mask. What is thin everywhere is of no part.
 */
public final class SolidParts {

	/** How deep a core lies, as a part of how deep the deepest voxel does. */
	private static final double DEPTH = 0.25;
	/** A core is no smaller than this part of the largest one. */
	private static final double LEAST = 0.05;
	/** Voxels that bridges are looked for among: one of more is looked at more coarsely. */
	private static final int VOXELS = 1_000_000;

	private final PaddedGrid grid;
	/** Of each voxel of the grid, from 1 in the order of the array; 0 for none. */
	private final int[] parts;
	private int count;

	private SolidParts(boolean[] mask, Extent size, double[] spacing) {
		grid = new PaddedGrid(size.toArray());
		byte[] open = grid.pad(Masks.toBytes(mask));
		int[] offsets = grid.offsets(Connectivity.FACES);
		parts = new int[open.length];
		int[] queue = new int[mask.length];
		int end = startFrom(Components.runs(grid.pad(Masks.toBytes(deep(mask, size, spacing))), offsets, queue), queue);
		for (int at = 0; at < end; at++)
			for (int offset : offsets) {
				int neighbour = queue[at] + offset;
				if (open[neighbour] == 0 || parts[neighbour] != 0) continue;
				parts[neighbour] = parts[queue[at]];
				queue[end++] = neighbour;
			}
	}

	/**
	 * How many parts there are.
	 *
	 * @param spacing physical size of a voxel along x, y and z
	 */
	public static int count(boolean[] mask, Extent size, double[] spacing) {
		return new SolidParts(mask, size, spacing).count;
	}

	/**
	 * Keeps the largest parts of a label, and what is of no part.
	 *
	 * @param labels unsigned bytes, x fastest
	 * @param most how many parts are kept at the most
	 * @param background the label that the rest gets
	 * @param spacing physical size of a voxel along x, y and z
	 * @return new labels
	 */
	public static byte[] largestOf(byte[] labels, int label, int most, int background, Extent size, double[] spacing) {
		int factor = factor(size);
		Extent coarse = coarse(size, factor);
		SolidParts solid = new SolidParts(shrunk(labels, label, size, coarse, factor), coarse, Arrays.stream(spacing).map(edge -> edge * factor).toArray());
		boolean[] kept = solid.largest(most);
		byte[] result = labels.clone();
		for (int z = 0, i = 0; z < size.z(); z++)
			for (int y = 0; y < size.y(); y++)
				for (int x = 0; x < size.x(); x++, i++)
					if (Byte.toUnsignedInt(labels[i]) == label && !kept[solid.parts[solid.grid.index(x / factor, y / factor, z / factor)]]) result[i] = (byte) background;
		return result;
	}

	/** How many voxels a coarse one is along. */
	private static int factor(Extent size) {
		int factor = 1;
		while (coarse(size, factor).voxels() > VOXELS)
			factor++;
		return factor;
	}

	private static Extent coarse(Extent size, int factor) {
		return new Extent((size.x() + factor - 1) / factor, (size.y() + factor - 1) / factor, (size.z() + factor - 1) / factor);
	}

	/** Where at least half of a coarse voxel is of the label. */
	private static boolean[] shrunk(byte[] labels, int label, Extent size, Extent coarse, int factor) {
		int[] of = new int[coarse.voxels()];
		int[] all = new int[of.length];
		for (int z = 0, i = 0; z < size.z(); z++)
			for (int y = 0; y < size.y(); y++)
				for (int x = 0; x < size.x(); x++, i++) {
					int at = coarse.index(x / factor, y / factor, z / factor);
					all[at]++;
					if (Byte.toUnsignedInt(labels[i]) == label) of[at]++;
				}
		boolean[] mask = new boolean[of.length];
		for (int i = 0; i < mask.length; i++)
			mask[i] = 2 * of[i] >= all[i];
		return mask;
	}

	/** Of each part whether it is one of the largest, by its number; what is of no part always is. */
	private boolean[] largest(int most) {
		int[] voxels = new int[count + 1];
		for (int part : parts)
			voxels[part]++;
		List<Integer> numbers = new ArrayList<>();
		for (int part = 1; part <= count; part++)
			numbers.add(part);
		numbers.sort(Comparator.comparingInt(part -> -voxels[part]));
		boolean[] largest = new boolean[count + 1];
		largest[0] = true;
		numbers.stream().limit(most).forEach(part -> largest[part] = true);
		return largest;
	}

	/** What lies deep below the surface of a mask. */
	private static boolean[] deep(boolean[] mask, Extent size, double[] spacing) {
		boolean[] outside = new boolean[mask.length];
		for (int i = 0; i < mask.length; i++)
			outside[i] = !mask[i];
		double[] depth = DistanceTransform.squared(outside, size, spacing);
		double least = DEPTH * DEPTH * Arrays.stream(depth).max().orElse(0);
		boolean[] deep = new boolean[mask.length];
		for (int i = 0; i < mask.length; i++)
			deep[i] = mask[i] && depth[i] >= least;
		return deep;
	}

	/**
	 * Makes a part of each core that is not much smaller than the largest.
	 *
	 * @param queue the voxels of the cores, of which those of the parts are left
	 * @return where in the queue they end
	 */
	private int startFrom(List<Components.Run> cores, int[] queue) {
		int largest = cores.stream().mapToInt(Components.Run::length).max().orElse(0);
		int end = 0;
		for (Components.Run core : cores) {
			if (core.length() < LEAST * largest) continue;
			count++;
			for (int at = core.start(); at < core.end(); at++) {
				parts[queue[at]] = count;
				queue[end++] = queue[at];
			}
		}
		return end;
	}
}
