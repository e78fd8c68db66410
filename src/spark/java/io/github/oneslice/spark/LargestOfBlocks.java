package io.github.oneslice.spark;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.apache.spark.api.java.JavaSparkContext;

import io.github.oneslice.image.JoinedParts;
import io.github.oneslice.inference.LargestParts;

/**
 * Keeps of some labels of a large image the largest parts, over all its blocks. Done again after an interruption it gives the same.
 *
 * @param counts how many to keep of each label that is meant
 * @param background the label that the rest gets
 */
record LargestOfBlocks(LargeImage image, LargeResult result, Map<Integer, Integer> counts, int background) {

	void keep(JavaSparkContext spark, Tiling tiling) {
		if (counts.isEmpty()) return;
		List<Block> blocks = tiling.blocks();
		JoinedParts joined = new JoinedParts(BlockRun.all(spark, blocks, new BlockWork.FindParts(image, tiling.size(), result), "searched for parts"), tiling
			.along(), counts);
		List<Block> touched = blocks.stream().filter(block -> joined.hasOthers(block.number())).toList();
		Map<Integer, Set<Integer>> kept = new HashMap<>();
		touched.forEach(block -> kept.put(block.number(), joined.keptIn(block.number())));
		BlockRun.all(spark, touched, new BlockWork.KeepParts(image, kept, background, result), "rid of smaller parts");
		Map<Integer, Long> all = joined.all();
		joined.kept().forEach((label, largest) -> {
			long others = all.getOrDefault(label, 0L) - largest;
			if (others > 0) System.out.println("Note: " + LargestParts.note(label, counts.get(label), largest, others));
		});
	}
}
