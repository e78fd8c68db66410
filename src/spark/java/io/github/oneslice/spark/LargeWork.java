package io.github.oneslice.spark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.apache.spark.api.java.JavaSparkContext;

import io.github.oneslice.error.UserException;
import io.github.oneslice.image.Extent;
import io.github.oneslice.image.Moments;
import io.github.oneslice.image.VoxelSize;
import io.github.oneslice.inference.LargestParts;
import io.github.oneslice.inference.Segmenter;
import io.github.oneslice.model.Model;
import io.github.oneslice.settings.Choice;
import io.github.oneslice.settings.LargestComponent;
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
		return Set.of("image", "model", "output", "block", "mirrored", "largest_component", "channel", "frame", "resume", "overwrite");
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
		LargestComponent wanted = Choice.of(LargestComponent.class, "largest_component", arguments.text("largest_component", "auto"));
		SentModel model = SentModel.of(places.address(arguments.required("model", "the folder of a model that was trained with OneSlice")), places, spark);
		Model read = Model.read(model.folder());
		OmeZarr description = image.description();
		List<Extent> sizes = sizes(image, description);
		VoxelSize voxelSize = description.voxelSize();
		LargeResult result = new LargeResult(places, output, read.labels().size());
		if (!arguments.isSet("resume")) result.discard();
		if (!result.isBegun()) result.create(description, sizes);
		Extent working = Segmenter.working(read, image.boxes(), voxelSize).size();
		System.out.println(sizes.get(0) + " voxels, " + working + " at the resolution of the model.");

		Moments moments = new Moments();
		BlockRun.all(spark, new Tiling(working, tile, 0).blocks(), new BlockWork.Measure(image, working), "measured").forEach(moments::add); // in their order: the same sum each time
		Tiling finest = new Tiling(sizes.get(0), tile, 0);
		BlockRun.all(spark, result.left(finest.blocks()), new BlockWork.Predict(image, model, voxelSize, moments.zScore(), arguments.isSet("mirrored"), result),
			"segmented");
		new LargestOfBlocks(image, result, LargestParts.counts(read, wanted), read.labelValues().get(0)).keep(spark, finest);
		for (int level = 1; level < sizes.size(); level++)
			BlockRun.all(spark, result.left(new Tiling(sizes.get(level), tile, level).blocks()), new BlockWork.Coarsen(image, result), "made coarser");
		result.finish(description);
	}

	private static List<Extent> sizes(LargeImage image, OmeZarr description) throws IOException {
		if (description.levels().size() == 1) return List.of(image.boxes().size());
		List<Extent> sizes = new ArrayList<>();
		for (OmeZarr.Level level : description.levels())
			sizes.add(ZarrArray.open(new PlaceStore(image.places(), image.address()), level.path()).size());
		return sizes;
	}
}
