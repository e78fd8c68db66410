package io.github.oneslice.spark;

import java.io.IOException;
import java.util.Map;
import java.util.Set;

import io.github.oneslice.image.BlockParts;
import io.github.oneslice.image.Boxes;
import io.github.oneslice.image.Extent;
import io.github.oneslice.image.Moments;
import io.github.oneslice.image.ResampledBoxes;
import io.github.oneslice.image.VoxelSize;
import io.github.oneslice.image.ZScore;
import io.github.oneslice.inference.Segmenter;
import io.github.oneslice.job.Monitor;
import io.github.oneslice.spark.zarr.OmeZarr;

/** What is done with the blocks of a large image, one after the other. What is written gives the block itself. */
final class BlockWork {

	private BlockWork() {}

	/** Sums over the grey values of a block at working resolution, by which the whole is normalized. */
	record Measure(LargeImage image, Extent working) implements BlockTask<Moments> {

		@Override
		public Outcome<Moments> run(Block block, String attempt, Monitor monitor) throws IOException {
			Moments moments = new Moments();
			moments.add(new ResampledBoxes(image.boxes(), working).read(block.box())[0]);
			return Outcome.of(moments);
		}
	}

	/** Predicts a block: with all windows that reach into it, so that its borders leave no seam. */
	record Predict(LargeImage image, SentModel model, VoxelSize voxelSize, ZScore zScore, boolean mirrored, LargeResult result) implements BlockTask<Block> {

		@Override
		public Outcome<Block> run(Block block, String attempt, Monitor monitor) throws IOException {
			Segmenter segmenter = ExecutorEngine.segmenter(model.folder());
			Boxes probability = segmenter.probability(image.boxes(), voxelSize, zScore, mirrored, monitor::checkCancelled);
			float[][] ofClass = probability.read(block.box());
			OmeZarr description = image.description();
			monitor.checkCancelled();
			result.write(description, block, ofClass, segmenter.labels(ofClass));
			return Outcome.of(block);
		}
	}

	/** Finds the parts of the labels of a block. */
	record FindParts(LargeImage image, Extent size, LargeResult result) implements BlockTask<BlockParts> {

		@Override
		public Outcome<BlockParts> run(Block block, String attempt, Monitor monitor) throws IOException {
			return Outcome.of(new BlockParts(result.labels(image.description(), block), block.box(), size));
		}
	}

	/**
	 * Keeps some parts of the labels of a block and sets the others to background. Done again it changes nothing.
	 *
	 * @param kept by number of the block, the first voxels of the parts that are kept
	 */
	record KeepParts(LargeImage image, Map<Integer, Set<Integer>> kept, int background, LargeResult result)
		implements BlockTask<Block>
	{

		@Override
		public Outcome<Block> run(Block block, String attempt, Monitor monitor) throws IOException {
			OmeZarr description = image.description();
			byte[] labels = result.labels(description, block);
			BlockParts.keep(labels, block.box().size(), kept.get(block.number()), background);
			result.writeLabels(description, block, labels);
			return Outcome.of(block);
		}
	}

	/** Makes a block of a coarser level. */
	record Coarsen(LargeImage image, LargeResult result) implements BlockTask<Block> {

		@Override
		public Outcome<Block> run(Block block, String attempt, Monitor monitor) throws IOException {
			result.coarsen(image.description(), block);
			return Outcome.of(block);
		}
	}
}
