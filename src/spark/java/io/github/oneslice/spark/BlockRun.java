package io.github.oneslice.spark;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.apache.spark.api.java.JavaSparkContext;

import io.github.oneslice.error.UserException;

/** Does the same with many blocks of a large image. */
final class BlockRun {

	private BlockRun() {}

	/**
	 * @param what what is done with the blocks, as a participle
	 * @return what came of each, in their order
	 * @throws UserException if one failed, once all were tried: an image with holes is no result
	 */
	static <T extends Serializable> List<T> all(JavaSparkContext spark, List<Block> blocks, BlockTask<T> task, String what) {
		List<T> values = new ArrayList<>(Collections.nCopies(blocks.size(), null));
		Progress progress = new Progress(blocks.size(), System.out);
		List<String> errors = new ArrayList<>();
		TaskRun.run(spark, blocks, task, (index, outcome) -> {
			values.set(index, outcome.value());
			if (outcome.error().isEmpty()) progress.done();
			else {
				progress.failed(blocks.get(index).toString(), outcome.error());
				errors.add(outcome.error());
			}
		});
		if (!errors.isEmpty()) throw new UserException(errors.size() + " of " + blocks.size() + " blocks could not be " + what + ": " + errors.get(0)
			+ " What is done is kept; give resume to go on.");
		return values;
	}
}
