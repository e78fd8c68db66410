package io.github.oneslice.image;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Set;

/**
 * The connected components of the labels of a block, part of a larger image, and where they reach its faces: enough to join them
 * with those of the other blocks. Voxels are connected when they share a face and hold the same label; 0 is background.
 */
public final class BlockParts implements Serializable {

	private static final int AXES = 3;

	private final int[] labels;
	private final int[] voxels;
	private final int[] firsts;
	private final Box block;
	private final Extent whole;
	private final Face[] faces = new Face[2 * AXES];

	/**
	 * Where parts reach a face of the block, in the order of the positions.
	 *
	 * @param positions in the plane of the face, the lower axis fastest
	 * @param parts the part at each of them
	 */
	record Face(int[] positions, int[] parts) implements Serializable {}

	/**
	 * @param labels unsigned bytes, x fastest
	 * @param block where they lie
	 * @param whole size of the image
	 */
	public BlockParts(byte[] labels, Box block, Extent whole) {
		this.block = block;
		this.whole = whole;
		Extent size = block.size();
		LabelRuns runs = new LabelRuns(labels, size.x(), size.y());
		int[] parts = new int[runs.count()];
		int count = 0;
		for (int run = 0; run < parts.length; run++)
			parts[run] = runs.component(run) == run ? count++ : parts[runs.component(run)];
		this.labels = new int[count];
		voxels = new int[count];
		firsts = new int[count];
		Marks[] marks = new Marks[2 * AXES];
		Arrays.setAll(marks, face -> new Marks());
		for (int run = 0; run < parts.length; run++) {
			int part = parts[run];
			int start = runs.start(run);
			int length = runs.end(run) - start;
			int x = start % size.x();
			int y = start / size.x() % size.y();
			int z = start / size.x() / size.y();
			if (voxels[part] == 0) firsts[part] = start;
			this.labels[part] = Byte.toUnsignedInt(labels[start]);
			voxels[part] += length;
			if (x == 0) marks[0].add(y + size.y() * z, 1, part);
			if (x + length == size.x()) marks[1].add(y + size.y() * z, 1, part);
			if (y == 0) marks[2].add(x + size.x() * z, length, part);
			if (y == size.y() - 1) marks[3].add(x + size.x() * z, length, part);
			if (z == 0) marks[4].add(x + size.x() * y, length, part);
			if (z == size.z() - 1) marks[5].add(x + size.x() * y, length, part);
		}
		Arrays.setAll(faces, face -> marks[face].face());
	}

	/** How many there are. */
	public int count() {
		return labels.length;
	}

	int label(int part) {
		return labels[part];
	}

	int voxels(int part) {
		return voxels[part];
	}

	/** Where in the block the first voxel of a part is. */
	int first(int part) {
		return firsts[part];
	}

	/** The same in the image. */
	long firstInImage(int part) {
		int x = firsts[part] % block.size().x();
		int y = firsts[part] / block.size().x() % block.size().y();
		int z = firsts[part] / block.size().x() / block.size().y();
		return block.start().x() + x + whole.x() * (block.start().y() + y + whole.y() * (long) (block.start().z() + z));
	}

	/** @param high whether the one at the end of the axis, not at its beginning */
	Face face(int axis, boolean high) {
		return faces[2 * axis + (high ? 1 : 0)];
	}

	/**
	 * Sets to background, in place, what belongs to none of the parts that are kept. Doing so again, also where it was done in part,
	 * changes nothing.
	 *
	 * @param labels of the block
	 * @param kept in the block, the first voxel of each part that is kept
	 * @param background the label that the rest gets
	 */
	public static void keep(byte[] labels, Extent size, Set<Integer> kept, int background) {
		LabelRuns runs = new LabelRuns(labels, size.x(), size.y());
		for (int run = 0; run < runs.count(); run++)
			if (!kept.contains(runs.start(runs.component(run)))) Arrays.fill(labels, runs.start(run), runs.end(run), (byte) background);
	}

	/** A face in the making. */
	private static final class Marks {

		private int[] positions = new int[64];
		private int[] parts = new int[64];
		private int count;

		void add(int first, int length, int part) {
			if (count + length > positions.length) {
				positions = Arrays.copyOf(positions, 2 * (count + length));
				parts = Arrays.copyOf(parts, positions.length);
			}
			for (int i = 0; i < length; i++, count++) {
				positions[count] = first + i;
				parts[count] = part;
			}
		}

		Face face() {
			return new Face(Arrays.copyOf(positions, count), Arrays.copyOf(parts, count));
		}
	}
}
