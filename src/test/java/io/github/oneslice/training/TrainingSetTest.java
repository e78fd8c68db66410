package io.github.oneslice.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.github.oneslice.annotation.AnnotationRule;
import io.github.oneslice.error.UserException;
import io.github.oneslice.files.StackInMemory;
import io.github.oneslice.image.Extent;
import io.github.oneslice.image.VoxelSize;
import io.github.oneslice.image.Volumes;
import io.github.oneslice.job.Monitor;
import io.github.oneslice.job.Sample;
import io.github.oneslice.settings.Dimensions;

class TrainingSetTest {

	private static final VoxelSize MM = new VoxelSize(1, 1, 1, "mm");

	@Test
	void aSmallVolumeKnowsItsOwnSpacing() {
		TrainingSet set = read(sample("a", new VoxelSize(0.5, 0.5, 2, "mm")));
		assertEquals(List.of(0.5, 0.5, 2.0), set.spacing());
		assertEquals("mm", set.unit());
	}

	@Test
	void volumesInOtherUnitsAreBroughtToThatOfTheFirst() {
		TrainingSet set = read(sample("a", new VoxelSize(0.5, 0.5, 2, "mm")), sample("b", new VoxelSize(250, 500, 2000, "micron")), sample("c", new VoxelSize(
			0.05, 0.05, 0.2, "cm")));
		assertArrayEquals(new double[] { 0.25, 0.5, 2 }, set.spacing().stream().mapToDouble(edge -> edge).toArray(), 1e-9);
		assertEquals("mm", set.unit());
		for (TrainingVolume volume : set.volumes())
			assertEquals("mm", volume.grid().workingVoxelSize().unit());
	}

	@Test
	void calibratedAndUncalibratedDoNotGoTogether() {
		UserException refusal = assertThrows(UserException.class, () -> read(sample("a", new VoxelSize(1, 1, 1, "mm")), sample("b",
			VoxelSize.UNCALIBRATED)));
		assertTrue(refusal.getMessage().startsWith("\"a\" is measured in mm and \"b\" in pixel."), refusal.getMessage());
	}

	@Test
	void labelsOfOtherVoxelsAreTold() {
		PhantomTraining.Recorder recorder = new PhantomTraining.Recorder(Integer.MAX_VALUE);
		Sample image = sample("a", MM);
		for (VoxelSize ofLabels : List.of(new VoxelSize(1000, 1000, 1000, "micron"), VoxelSize.UNCALIBRATED, new VoxelSize(1, 1, 3, "mm"))) {
			Sample labels = sample("b", ofLabels);
			TrainingSet.read(List.of(Sample.labelled(image.image(), labels.labels(), AnnotationRule.LABELLED_SLICES)), TestMethods.settings("supervised",
				Dimensions.THREE), recorder);
		}
		assertEquals(List.of("\"a\": its labels have voxels of 1.000 x 1.000 x 3.000 mm, the image of 1.000 x 1.000 x 1.000 mm. Those of the image count."), recorder.messages
			.stream().filter(message -> message.contains("have voxels")).toList());
	}

	@Test
	void ofWhatIsHeldOutTrainingKnowsNothing() {
		List<Sample> samples = List.of(sample("a", MM), sample("b", MM), Sample.unlabelled(sample("c", MM).image()), sample("d", MM), sample("e", MM));
		TrainingSet set = TrainingSet.read(samples, TestMethods.settings("supervised", Dimensions.THREE, "held_out=2"), Monitor.SILENT);
		assertEquals(List.of("b", "e"), set.heldOut().stream().map(TrainingVolume::name).toList());
		assertEquals(List.of("a", "d"), set.annotated().stream().map(TrainingVolume::name).toList());
		assertEquals(5, set.volumes().size());
		for (TrainingVolume volume : set.heldOut())
			assertEquals(1, volume.known()[volume.size().index(4, 4, 3)]);
		UserException refusal = assertThrows(UserException.class, () -> TrainingSet.read(samples, TestMethods.settings("supervised", Dimensions.THREE,
			"held_out=4"), Monitor.SILENT));
		assertTrue(refusal.getMessage().startsWith("held_out cannot be 4: 4 volumes are annotated"), refusal.getMessage());
	}

	private static TrainingSet read(Sample... samples) {
		return TrainingSet.read(List.of(samples), TestMethods.settings("supervised", Dimensions.THREE), Monitor.SILENT);
	}

	private static Sample sample(String name, VoxelSize voxelSize) {
		Extent size = new Extent(12, 12, 6);
		float[] image = new float[size.voxels()];
		byte[] labels = new byte[size.voxels()];
		for (int i = 0; i < image.length; i++)
			image[i] = i % 7;
		labels[size.index(4, 4, 3)] = 1;
		return Sample.labelled(StackInMemory.of(name, Volumes.ofFloats(image, size, voxelSize)), StackInMemory.of(name, Volumes.ofBytes(labels, size,
			voxelSize)), AnnotationRule.LABELLED_SLICES);
	}
}
