package io.github.oneslice.spark;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.apache.spark.api.java.JavaSparkContext;

import io.github.oneslice.image.JoinedParts;
import io.github.oneslice.inference.LargestParts;

/**
 * Keeps of some labels of a large image the largest part, over all its blocks. Done again after an interruption it gives the same.
 *
 * @param which the labels that are meant
 * @param background the label that the rest gets
 */
record LargestOfBlocks(LargeImage image, LargeResult result, Set<Integer> which, int background) {

	void keep(JavaSparkContext spark, Tiling tiling) {
		if (which.isEmpty()) return;
		List<Block> blocks = tiling.blocks();
		JoinedParts joined = new JoinedParts(BlockRun.all(spark, blocks, new BlockWork.FindParts(image, tiling.size(), result), "searched for parts"), tiling
			.along());
		List<Block> touched = blocks.stream().filter(block -> joined.hasOthers(block.number(), which)).toList();
		Map<Integer, Set<Integer>> kept = new HashMap<>();
		touched.forEach(block -> kept.put(block.number(), joined.keptIn(block.number())));
		BlockRun.all(spark, touched, new BlockWork.KeepParts(image, which, kept, background, result), "rid of smaller parts");
		Map<Integer, Long> voxels = joined.kept();
		joined.all().forEach((label, all) -> {
			long largest = voxels.get(label);
			if (which.contains(label) && largest < all) System.out.println("Note: " + LargestParts.note(label, largest, all - largest));
		});
	}
}
