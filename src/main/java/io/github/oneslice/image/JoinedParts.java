package io.github.oneslice.image;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The connected components of an image that is larger than memory, joined from those of its blocks. */
public final class JoinedParts {

	private final List<BlockParts> blocks;
	/** Of each block, the number of its first part among all. */
	private final int[] first;
	private final DisjointSets parts;
	private final long[] voxels;
	/** Where in the image a part begins. */
	private final long[] begins;
	/** The labels of which the largest parts are wanted, with the parts that are kept. */
	private final Map<Integer, Set<Integer>> largest = new TreeMap<>();

	/**
	 * @param blocks that cover the image, x fastest
	 * @param along how many there are along x, y and z
	 * @param counts how many parts to keep at the most of each label that is meant: the largest
	 */
	public JoinedParts(List<BlockParts> blocks, Extent along, Map<Integer, Integer> counts) {
		if (along.voxels() != blocks.size()) throw new IllegalArgumentException(blocks.size() + " blocks, not " + along);
		this.blocks = List.copyOf(blocks);
		first = new int[blocks.size() + 1];
		for (int b = 0; b < blocks.size(); b++)
			first[b + 1] = Math.addExact(first[b], blocks.get(b).count());
		int count = first[blocks.size()];
		parts = new DisjointSets(count);
		for (int part = 0; part < count; part++)
			parts.add();
		int[] step = { 1, along.x(), along.x() * along.y() };
		for (int b = 0; b < blocks.size(); b++)
			for (int axis = 0; axis < step.length; axis++)
				if (b / step[axis] % along.along(axis) + 1 < along.along(axis)) join(b, b + step[axis], axis);
		voxels = new long[count];
		begins = new long[count];
		Arrays.fill(begins, Long.MAX_VALUE);
		for (int b = 0; b < blocks.size(); b++)
			for (int part = 0; part < blocks.get(b).count(); part++) {
				int root = parts.smallest(first[b] + part);
				voxels[root] += blocks.get(b).voxels(part);
				begins[root] = Math.min(begins[root], blocks.get(b).firstInImage(part));
			}
		keepLargest(counts);
	}

	/** In a block, the first voxels of those of its parts that are kept. */
	public Set<Integer> keptIn(int block) {
		BlockParts here = blocks.get(block);
		Set<Integer> kept = new HashSet<>();
		for (int part = 0; part < here.count(); part++)
			if (isKept(block, part)) kept.add(here.first(part));
		return kept;
	}

	/** Whether a block has parts that are not kept. */
	public boolean hasOthers(int block) {
		return IntStream.range(0, blocks.get(block).count()).anyMatch(part -> !isKept(block, part));
	}

	private boolean isKept(int block, int part) {
		Set<Integer> kept = largest.get(blocks.get(block).label(part));
		return kept == null || kept.contains(parts.smallest(first[block] + part));
	}

	/** The voxels that are kept of each label that is meant. */
	public Map<Integer, Long> kept() {
		Map<Integer, Long> kept = new TreeMap<>();
		largest.forEach((label, roots) -> kept.put(label, roots.stream().mapToLong(root -> voxels[root]).sum()));
		return kept;
	}

	/** All voxels of each label. */
	public Map<Integer, Long> all() {
		Map<Integer, Long> all = new TreeMap<>();
		for (BlockParts block : blocks)
			for (int part = 0; part < block.count(); part++)
				all.merge(block.label(part), (long) block.voxels(part), Long::sum);
		return all;
	}

	private void keepLargest(Map<Integer, Integer> counts) {
		Map<Integer, Set<Integer>> roots = new HashMap<>();
		for (int b = 0; b < blocks.size(); b++)
			for (int part = 0; part < blocks.get(b).count(); part++)
				roots.computeIfAbsent(blocks.get(b).label(part), label -> new HashSet<>()).add(parts.smallest(first[b] + part));
		// Of equally large ones the first in array order counts as larger.
		Comparator<Integer> largestFirst = Comparator.<Integer> comparingLong(root -> -voxels[root]).thenComparingLong(root -> begins[root]);
		counts.forEach((label, count) -> largest.put(label, roots.getOrDefault(label, Set.of()).stream().sorted(largestFirst).limit(count).collect(Collectors
			.toSet())));
	}

	/** Joins what touches across the border between two blocks. */
	private void join(int low, int high, int axis) {
		BlockParts.Face before = blocks.get(low).face(axis, true);
		BlockParts.Face after = blocks.get(high).face(axis, false);
		for (int i = 0, j = 0; i < before.positions().length && j < after.positions().length;) {
			int difference = before.positions()[i] - after.positions()[j];
			if (difference == 0 && blocks.get(low).label(before.parts()[i]) == blocks.get(high).label(after.parts()[j])) parts.join(first[low] + before.parts()[i],
				first[high] + after.parts()[j]);
			if (difference <= 0) i++;
			if (difference >= 0) j++;
		}
	}
}
