package io.github.oneslice.spark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

import org.apache.spark.api.java.JavaSparkContext;

import io.github.oneslice.error.UserException;
import io.github.oneslice.image.Box;
import io.github.oneslice.image.Extent;
import io.github.oneslice.image.Moments;
import io.github.oneslice.image.VoxelSize;
import io.github.oneslice.inference.Segmenter;
import io.github.oneslice.model.Model;
import io.github.oneslice.spark.zarr.OmeZarr;
import io.github.oneslice.spark.zarr.ZarrArray;

/**
 * Segments one stack that is larger than memory, block by block. The blocks are normalized by the whole, and the windows lie
 * where they lie for the whole: the result is that of the whole.
 */
final class LargeWork implements Work {

	/**
	 * Voxels along each edge of a block; about 400 MB of Java's memory a task. Windows that reach over the border of a block are
	 * predicted for both sides: with blocks of 256 twice the work of the whole, with larger ones less.
	 */
	private static final int BLOCK = 256;

	@Override
	public String name() {
		return "segment_large";
	}

	@Override
	public Set<String> options() {
		return Set.of("image", "model", "output", "block", "mirrored", "channel", "frame", "resume", "overwrite");
	}

	@Override
	public void run(Arguments arguments, JavaSparkContext spark, Places places) throws IOException {
		LargeImage image = new LargeImage(places, places.address(arguments.required("image", "a folder in OME-Zarr, or a TIFF file")), arguments.number("channel", 1),
			arguments.number("frame", 1));
		String output = places.address(arguments.required("output", "the folder of the OME-Zarr to write"));
		if (places.isFolder(output) && !arguments.isSet("overwrite")) throw new UserException("There is a folder " + output
			+ " already. Choose another output, or give overwrite to replace it.");
		if (output.equals(image.address())) throw new UserException("output and image are the same folder. Choose another output.");
		int edge = arguments.number("block", BLOCK);
		if (edge < LargeResult.CHUNK || edge % LargeResult.CHUNK != 0) throw new UserException("The option \"block\" must be a multiple of " + LargeResult.CHUNK
			+ ", but is " + edge + ".");
		Extent tile = new Extent(edge, edge, edge);
		SentModel model = SentModel.of(places.address(arguments.required("model", "the folder of a model that was trained with OneSlice")), places, spark);
		Model read = Model.read(model.folder());
		OmeZarr description = image.description();
		List<Extent> sizes = sizes(image, description);
		VoxelSize voxelSize = description.voxelSize();
		LargeResult result = new LargeResult(places, output, read.labels().size());
		if (!arguments.isSet("resume")) result.discard();
		if (!result.isBegun()) result.create(description, sizes);
		Extent working = Segmenter.working(read, image.boxes(), voxelSize).size();
		System.out.println(sizes.get(0) + " voxels, " + working + " at the resolution of the model. The largest part of each class is not looked for.");

		Moments moments = new Moments();
		List<Block> measured = blocks(working, tile, 0);
		List<Moments> parts = new ArrayList<>(Collections.nCopies(measured.size(), null));
		Failures failures = new Failures(measured, "measured");
		TaskRun.run(spark, measured, new BlockWork.Measure(image, working), (index, answer) -> {
			parts.set(index, answer.moments());
			failures.take(index, answer.error());
		});
		failures.tell();
		parts.forEach(moments::add); // in their order, so that the sum is the same each time

		run(spark, result, blocks(sizes.get(0), tile, 0), new BlockWork.Predict(image, model, voxelSize, moments.zScore(), arguments.isSet("mirrored"), result),
			"segmented");
		for (int level = 1; level < sizes.size(); level++)
			run(spark, result, blocks(sizes.get(level), tile, level), new BlockWork.Coarsen(image, result), "made coarser");
		result.finish(description);
	}

	private static void run(JavaSparkContext spark, LargeResult result, List<Block> all, TaskWork<Block, String> work, String what) throws IOException {
		List<Block> blocks = result.left(all);
		Failures failures = new Failures(blocks, what);
		TaskRun.run(spark, blocks, work, failures::take);
		failures.tell();
	}

	/** Counts, and tells at the end what failed: an image with holes is no result. */
	private static final class Failures {

		private final List<Block> blocks;
		private final String what;
		private final Progress progress;
		private String first = "";

		Failures(List<Block> blocks, String what) {
			this.blocks = blocks;
			this.what = what;
			progress = new Progress(blocks.size(), System.out);
		}

		void take(int index, String error) {
			if (error.isEmpty()) progress.done();
			else {
				progress.failed(blocks.get(index).toString(), error);
				first = error;
			}
		}

		void tell() {
			if (first.isEmpty()) return;
			throw new UserException(progress.now().failed() + " of " + blocks.size() + " blocks could not be " + what + ": " + first
				+ " What is done is kept; give resume to go on.");
		}
	}

	private static List<Extent> sizes(LargeImage image, OmeZarr description) throws IOException {
		if (description.levels().size() == 1) return List.of(image.boxes().size());
		List<Extent> sizes = new ArrayList<>();
		for (OmeZarr.Level level : description.levels())
			sizes.add(ZarrArray.open(new PlaceStore(image.places(), image.address()), level.path()).size());
		return sizes;
	}

	private static List<Block> blocks(Extent size, Extent tile, int level) {
		List<Block> blocks = new ArrayList<>();
		for (Box box : Box.tiles(size, tile))
			blocks.add(new Block(blocks.size(), level, box));
		return blocks;
	}
}
