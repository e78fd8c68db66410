package io.github.oneslice.spark;

import java.io.File;
import java.util.Arrays;
import java.util.List;

import ij.ImagePlus;
import ij.ImageStack;
import ij.io.FileSaver;
import io.github.oneslice.annotation.AnnotationRule;
import io.github.oneslice.engine.LocalEngine;
import io.github.oneslice.files.StackInMemory;
import io.github.oneslice.image.Extent;
import io.github.oneslice.image.LabelVolume;
import io.github.oneslice.image.Volume;
import io.github.oneslice.image.Volumes;
import io.github.oneslice.image.VoxelSize;
import io.github.oneslice.job.Monitor;
import io.github.oneslice.job.Sample;
import io.github.oneslice.job.TrainJob;
import io.github.oneslice.settings.Dimensions;
import io.github.oneslice.settings.TrainingSettings;
import io.github.oneslice.testimages.Phantom;
import io.github.oneslice.training.TestMethods;

/** Small stacks and a model that has seen one. */
final class Phantoms {

	private static final VoxelSize VOXEL = new VoxelSize(1, 1, 2, "mm");

	private Phantoms() {}

	static Phantom of(long seed) {
		return of(new Extent(40, 32, 20), seed);
	}

	static Phantom of(Extent size, long seed) {
		return Phantom.of(size, VOXEL, 2, seed);
	}

	/** Trains for so few steps that it hardly tells anything apart. */
	static void train(File model, int steps) {
		Phantom phantom = of(1);
		TrainingSettings settings = TestMethods.settings("supervised", Dimensions.THREE, "steps=" + steps
			+ " filters=2 patch_x=32 patch_y=32 patch_z=16 precision=float32");
		Sample sample = Sample.labelled(StackInMemory.of("image", phantom.image()), StackInMemory.of("labels", phantom.labels()), AnnotationRule.WHOLE);
		try (LocalEngine engine = new LocalEngine()) {
			engine.run(new TrainJob(List.of(sample), model, settings, false), Monitor.SILENT);
		}
	}

	static void save(Volume volume, File file) {
		float[] values = Volumes.toFloats(volume);
		byte[] bytes = new byte[values.length];
		for (int i = 0; i < values.length; i++)
			bytes[i] = (byte) values[i];
		save(bytes, volume.size(), file);
	}

	static void save(LabelVolume labels, File file) {
		save(Volumes.toBytes(labels), labels.size(), file);
	}

	static void save(byte[] values, Extent size, File file) {
		ImageStack stack = new ImageStack(size.x(), size.y());
		int plane = size.x() * size.y();
		for (int z = 0; z < size.z(); z++)
			stack.addSlice(null, Arrays.copyOfRange(values, z * plane, (z + 1) * plane));
		ImagePlus image = new ImagePlus("phantom", stack);
		image.getCalibration().pixelDepth = 2;
		image.getCalibration().setUnit("mm");
		file.getParentFile().mkdirs();
		new FileSaver(image).saveAsTiff(file.getPath());
	}
}
