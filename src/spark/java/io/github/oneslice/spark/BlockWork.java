package io.github.oneslice.spark;

import java.io.IOException;
import java.io.Serializable;

import io.github.oneslice.image.Boxes;
import io.github.oneslice.image.Extent;
import io.github.oneslice.image.Moments;
import io.github.oneslice.image.ResampledBoxes;
import io.github.oneslice.image.VoxelSize;
import io.github.oneslice.image.ZScore;
import io.github.oneslice.inference.Segmenter;
import io.github.oneslice.job.Monitor;
import io.github.oneslice.spark.zarr.OmeZarr;

/** What is done with the blocks of a large image. The answer is why it could not be done; empty if it was. */
final class BlockWork {

	private BlockWork() {}

	/** Sums over the grey values of a block at working resolution, by which the whole is normalized. */
	record Measure(LargeImage image, Extent working) implements TaskWork<Block, Measured> {

		@Override
		public Measured run(Block block, String attempt, Monitor monitor) throws IOException {
			Moments moments = new Moments();
			moments.add(new ResampledBoxes(image.boxes(), working).read(block.box())[0]);
			return new Measured(moments, "");
		}

		@Override
		public Measured failed(Block block, double seconds, String why) {
			return new Measured(null, why);
		}
	}

	/** @param error why there are no moments; empty if there are */
	record Measured(Moments moments, String error) implements Serializable {}

	/** Predicts a block: with all windows that reach into it, so that its borders leave no seam. */
	record Predict(LargeImage image, SentModel model, VoxelSize voxelSize, ZScore zScore, boolean mirrored, LargeResult result)
		implements TaskWork<Block, String>
	{

		@Override
		public String run(Block block, String attempt, Monitor monitor) throws IOException {
			Segmenter segmenter = ExecutorEngine.segmenter(model.folder());
			Boxes probability = segmenter.probability(image.boxes(), voxelSize, zScore, mirrored, monitor::checkCancelled);
			float[][] ofClass = probability.read(block.box());
			byte[] labels = segmenter.labels(ofClass);
			float[] values = new float[labels.length];
			for (int i = 0; i < values.length; i++)
				values[i] = Byte.toUnsignedInt(labels[i]);
			OmeZarr description = image.description();
			monitor.checkCancelled();
			result.write(description, block, ofClass, values);
			return "";
		}

		@Override
		public String failed(Block block, double seconds, String why) {
			return why;
		}
	}

	/** Makes a block of a coarser level. */
	record Coarsen(LargeImage image, LargeResult result) implements TaskWork<Block, String> {

		@Override
		public String run(Block block, String attempt, Monitor monitor) throws IOException {
			result.coarsen(image.description(), block);
			return "";
		}

		@Override
		public String failed(Block block, double seconds, String why) {
			return why;
		}
	}
}
