package io.github.oneslice.spark;

import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

import io.github.oneslice.image.Boxes;
import io.github.oneslice.image.Extent;
import io.github.oneslice.image.NearestBoxes;
import io.github.oneslice.image.ResampledBoxes;
import io.github.oneslice.spark.zarr.ElementType;
import io.github.oneslice.spark.zarr.OmeZarr;
import io.github.oneslice.spark.zarr.ZarrArray;
import io.github.oneslice.spark.zarr.ZarrBoxes;

/**
 * The labels and probabilities of a large image, as OME-Zarr: the probability of each class as a channel, and below {@code
 * labels} the labels. It is written beside its place, and moved there when it is whole.
 *
 * @param address where it is to be
 * @param classes how many channels
 */
record LargeResult(Places places, String address, int classes) implements Serializable {

	/** Edge of a chunk; blocks are multiples of it, so that no two tasks write to one chunk. */
	static final int CHUNK = 64;

	private static final String LABELS = "labels/segmentation";
	private static final String DONE = ".done";

	/**
	 * Makes the arrays.
	 *
	 * @param sizes of the levels
	 */
	void create(OmeZarr image, List<Extent> sizes) throws IOException {
		for (int level = 0; level < sizes.size(); level++) {
			Extent size = sizes.get(level);
			String path = image.levels().get(level).path();
			ZarrArray.create(store(), path, image.format(), new int[] { classes, size.z(), size.y(), size.x() }, new int[] { 1, CHUNK, CHUNK, CHUNK }, ElementType.FLOAT32);
			ZarrArray.create(store(), LABELS + "/" + path, image.format(), size.zyx(), new int[] { CHUNK, CHUNK, CHUNK }, ElementType.UINT8);
		}
	}

	/** Writes a block. */
	void write(OmeZarr image, Block block, float[][] probability, byte[] labels) throws IOException {
		String path = image.levels().get(block.level()).path();
		ZarrArray array = ZarrArray.open(store(), path);
		for (int c = 0; c < classes; c++)
			array.write(new int[] { c }, block.box(), probability[c]);
		writeLabels(image, block, labels);
		store().put(DONE + "/" + key(block), new byte[0]);
	}

	/** The labels of a block that was written. */
	byte[] labels(OmeZarr image, Block block) throws IOException {
		return bytes(labelArray(image, block).read(new int[0], block.box()));
	}

	/** Writes other labels of a block. */
	void writeLabels(OmeZarr image, Block block, byte[] labels) throws IOException {
		float[] values = new float[labels.length];
		for (int i = 0; i < values.length; i++)
			values[i] = Byte.toUnsignedInt(labels[i]);
		labelArray(image, block).write(new int[0], block.box(), values);
	}

	private static byte[] bytes(float[] values) {
		byte[] bytes = new byte[values.length];
		for (int i = 0; i < bytes.length; i++)
			bytes[i] = (byte) (int) values[i];
		return bytes;
	}

	private ZarrArray labelArray(OmeZarr image, Block block) throws IOException {
		return ZarrArray.open(store(), LABELS + "/" + image.levels().get(block.level()).path());
	}

	/** Makes a block of a coarser level from the level before. */
	void coarsen(OmeZarr image, Block block) throws IOException {
		String finer = image.levels().get(block.level() - 1).path();
		Extent size = ZarrArray.open(store(), image.levels().get(block.level()).path()).size();
		Boxes probability = new ZarrBoxes(ZarrArray.open(store(), finer), IntStream.range(0, classes).mapToObj(c -> new int[] { c }).toArray(int[][]::new));
		Boxes labels = new ZarrBoxes(ZarrArray.open(store(), LABELS + "/" + finer), new int[0]);
		write(image, block, new ResampledBoxes(probability, size).read(block.box()), bytes(new NearestBoxes(labels, size).read(block.box())[0]));
	}

	/** The blocks that are not written yet. */
	List<Block> left(List<Block> blocks) throws IOException {
		Set<String> done = new HashSet<>();
		places.list(Places.inside(unfinished(), DONE), false, "*", null).forEach(file -> done.add(file.name()));
		List<Block> left = new ArrayList<>(blocks);
		left.removeIf(block -> done.contains(key(block)));
		return left;
	}

	/** Whether a run began it, and did not come to its end. */
	boolean isBegun() throws IOException {
		return places.isFolder(unfinished());
	}

	void discard() throws IOException {
		places.delete(unfinished());
	}

	/** Says what it is, and moves it to its place. */
	void finish(OmeZarr image) throws IOException {
		image.write(store(), LABELS, "segmentation", false, Map.of("image-label", image.format() == 2 ? Map.of("version", image.version(), "source", Map.of("image",
			"../../")) : Map.of("source", Map.of("image", "../../"))));
		image.writeGroup(store(), "labels", Map.of("labels", List.of("segmentation")));
		image.write(store(), "", "probability", true, Map.of());
		places.delete(Places.inside(unfinished(), DONE));
		places.delete(address);
		places.rename(unfinished(), address);
	}

	private static String key(Block block) {
		return block.level() + "-" + block.number();
	}

	private String unfinished() {
		return address + ".unfinished";
	}

	private PlaceStore store() {
		return new PlaceStore(places, unfinished());
	}
}
