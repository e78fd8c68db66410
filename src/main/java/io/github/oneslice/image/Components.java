package io.github.oneslice.image;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Connected components of masks and label maps, in 2-D (size: width, height) or 3-D (width, height, depth), x fastest.
 * Time and memory are linear in the number of voxels.
 */
public final class Components {

	private Components() {}

	/**
	 * The largest connected components; among equally large ones the first in array order.
	 *
	 * @param count how many to keep at the most
	 * @return a new mask
	 */
	public static boolean[] largest(boolean[] mask, int[] size, Connectivity connectivity, int count) {
		PaddedGrid grid = new PaddedGrid(size);
		byte[] open = grid.pad(Masks.toBytes(mask));
		int[] list = new int[mask.length];
		List<Run> runs = runs(open, grid.offsets(connectivity), list);
		runs.sort(Comparator.comparingInt(Run::length).reversed()); // stable
		byte[] kept = new byte[open.length];
		for (Run run : runs.subList(0, Math.min(count, runs.size())))
			for (int i = run.start; i < run.end; i++)
				kept[list[i]] = 1;
		return Masks.ofBytes(grid.crop(kept));
	}

	/** The number of connected components. */
	public static int count(boolean[] mask, int[] size, Connectivity connectivity) {
		return sizes(mask, size, connectivity).length;
	}

	/** The number of voxels of each connected component, the largest first. */
	public static int[] sizes(boolean[] mask, int[] size, Connectivity connectivity) {
		PaddedGrid grid = new PaddedGrid(size);
		List<Run> runs = runs(grid.pad(Masks.toBytes(mask)), grid.offsets(connectivity), new int[mask.length]);
		return runs.stream().map(Run::length).sorted(Comparator.reverseOrder()).mapToInt(length -> length).toArray();
	}

	/**
	 * The connected components of a mask that hold at least one of the seeds.
	 *
	 * @param seeds where components are kept; of the size of the mask
	 * @return a new mask
	 */
	public static boolean[] holding(boolean[] mask, boolean[] seeds, int[] size, Connectivity connectivity) {
		PaddedGrid grid = new PaddedGrid(size);
		byte[] open = grid.pad(Masks.toBytes(mask));
		byte[] kept = open.clone();
		byte[] starts = grid.pad(Masks.toBytes(seeds));
		int[] offsets = grid.offsets(connectivity);
		int[] list = new int[mask.length];
		for (int seed = 0; seed < open.length; seed++)
			if (starts[seed] != 0 && open[seed] != 0) PaddedGrid.flood(open, seed, offsets, list, 0);
		// What is still open was not reached.
		for (int i = 0; i < kept.length; i++)
			kept[i] -= open[i];
		return Masks.ofBytes(grid.crop(kept));
	}

	/** Where in a list of voxels a component begins, and where it ends. */
	record Run(int start, int end) {

		int length() {
			return end - start;
		}
	}

	/** Lists the voxels of all components, one after the other, in array order of their first voxels; clears the grid. */
	static List<Run> runs(byte[] open, int[] offsets, int[] list) {
		List<Run> runs = new ArrayList<>();
		int end = 0;
		for (int seed = 0; seed < open.length; seed++) {
			if (open[seed] == 0) continue;
			int start = end;
			end = PaddedGrid.flood(open, seed, offsets, list, start);
			runs.add(new Run(start, end));
		}
		return runs;
	}

	/**
	 * Keeps of some labels their largest connected components and sets the rest of them to background. Voxels are connected
	 * when they share a face and hold the same label. Among equally large components the first in array order is kept.
	 *
	 * @param labels unsigned bytes, 0 is background
	 * @param counts how many to keep at the most of each label that is meant; the others stay as they are
	 * @param background the label that the rest gets
	 * @param size width, height, and what there is more
	 * @return new labels
	 */
	public static byte[] largestOf(byte[] labels, Map<Integer, Integer> counts, int background, int[] size) {
		byte[] kept = labels.clone();
		if (counts.isEmpty()) return kept;
		LabelRuns runs = new LabelRuns(labels, size[0], size[1]);
		int[] voxels = new int[runs.count()];
		for (int run = 0; run < voxels.length; run++)
			voxels[runs.component(run)] += runs.end(run) - runs.start(run);
		Map<Integer, List<Integer>> components = new HashMap<>();
		for (int run = 0; run < voxels.length; run++)
			if (voxels[run] > 0) components.computeIfAbsent(Byte.toUnsignedInt(labels[runs.start(run)]), label -> new ArrayList<>()).add(run);
		BitSet largest = new BitSet();
		counts.forEach((label, count) -> components.getOrDefault(label, List.of()).stream().sorted(Comparator.comparingInt(
			run -> -voxels[run])).limit(count).forEach(largest::set));
		for (int run = 0; run < voxels.length; run++) {
			boolean meant = counts.containsKey(Byte.toUnsignedInt(labels[runs.start(run)]));
			if (meant && !largest.get(runs.component(run))) Arrays.fill(kept, runs.start(run), runs.end(run), (byte) background);
		}
		return kept;
	}
}
