package io.github.oneslice.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JoinedPartsTest {

	/** Random labels hang together in ways that nobody thinks of. */
	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 4, 5 })
	void blockByBlockAsTheWhole(long seed) {
		Extent size = new Extent(19, 14, 11);
		byte[] labels = new byte[size.voxels()];
		Random random = new Random(seed);
		for (int i = 0; i < labels.length; i++)
			labels[i] = (byte) (random.nextDouble() < 0.55 ? 1 : random.nextInt(3) * 100);
		Map<Integer, Integer> counts = Map.of(1, 1, 200, (int) seed);
		assertArrayEquals(Components.largestOf(labels, counts, 7, size.toArray()), inBlocks(labels, size, new Extent(5, 6, 4), counts, 7));
		assertArrayEquals(Components.largestOf(labels, counts, 7, size.toArray()), inBlocks(labels, size, new Extent(1, 14, 3), counts, 7));
	}

	/** One part that winds through both blocks twice, and a speck that touches it by a corner only. */
	@Test
	void countsAcrossBlocks() {
		Extent size = new Extent(4, 3, 1);
		byte[] labels = { 1, 1, 1, 0, //
			0, 0, 1, 0, //
			1, 1, 1, 2 };
		List<BlockParts> parts = List.of(new BlockParts(new byte[] { 1, 1, 0, 0, 1, 1 }, box(0), size), new BlockParts(new byte[] { 1, 0, 1, 0, 1, 2 },
			box(2), size));
		JoinedParts joined = new JoinedParts(parts, new Extent(2, 1, 1), Map.of(1, 1, 2, 1));
		assertEquals(Map.of(1, 7L, 2, 1L), joined.kept());
		assertEquals(Map.of(1, 7L, 2, 1L), joined.all());
		assertArrayEquals(labels, inBlocks(labels, size, new Extent(2, 3, 1), Map.of(1, 1, 2, 1), 0));
	}

	private static Box box(int x) {
		return new Box(new Extent(x, 0, 0), new Extent(2, 3, 1));
	}

	private static byte[] inBlocks(byte[] labels, Extent size, Extent tile, Map<Integer, Integer> counts, int background) {
		List<Box> boxes = Box.tiles(size, tile);
		List<byte[]> blocks = new ArrayList<>();
		List<BlockParts> parts = new ArrayList<>();
		for (Box box : boxes) {
			byte[] block = new byte[box.size().voxels()];
			each(box, size, (inside, outside) -> block[inside] = labels[outside]);
			blocks.add(block);
			parts.add(new BlockParts(block, box, size));
		}
		JoinedParts joined = new JoinedParts(parts, Box.along(size, tile), counts);
		byte[] kept = new byte[labels.length];
		for (int b = 0; b < boxes.size(); b++) {
			byte[] block = blocks.get(b);
			byte[] before = block.clone();
			BlockParts.keep(block, boxes.get(b).size(), joined.keptIn(b), background);
			assertEquals(joined.hasOthers(b), !Arrays.equals(before, block));
			System.arraycopy(before, 0, block, 0, block.length / 2); // as if it had been interrupted
			BlockParts.keep(block, boxes.get(b).size(), joined.keptIn(b), background);
			each(boxes.get(b), size, (inside, outside) -> kept[outside] = block[inside]);
		}
		return kept;
	}

	private interface Voxel {

		void at(int inside, int outside);
	}

	private static void each(Box box, Extent size, Voxel voxel) {
		for (int z = 0; z < box.size().z(); z++)
			for (int y = 0; y < box.size().y(); y++)
				for (int x = 0; x < box.size().x(); x++)
					voxel.at(box.size().index(x, y, z), size.index(x + box.start().x(), y + box.start().y(), z + box.start().z()));
	}
}
