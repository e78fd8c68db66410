package io.github.oneslice.training;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

import io.github.oneslice.annotation.LabelClasses;
import io.github.oneslice.annotation.SparseLabels;
import io.github.oneslice.error.UserException;
import io.github.oneslice.files.VolumeSource;
import io.github.oneslice.image.Extent;
import io.github.oneslice.image.Normalization;
import io.github.oneslice.image.Units;
import io.github.oneslice.image.VoxelSize;
import io.github.oneslice.image.Volumes;
import io.github.oneslice.image.WorkingGrid;
import io.github.oneslice.job.Event;
import io.github.oneslice.job.Monitor;
import io.github.oneslice.job.Sample;
import io.github.oneslice.settings.Dimensions;
import io.github.oneslice.settings.TrainingSettings;

/**
 * The volumes that are learned from, at working resolution.
 *
 * @param classes the labels that occur in any of them
 * @param spacing smallest edge lengths of a working voxel along x, y and z: no finer than the finest volume
 * @param unit of the spacing
 * @param volumes those that are held out among them, as if nothing of them were known
 * @param heldOut the same with their annotation
 */
record TrainingSet(LabelClasses classes, List<Double> spacing, String unit, List<TrainingVolume> volumes, List<TrainingVolume> heldOut) {

	/** No image has so few grey values, and so many labels on them. */
	private static final int FEW_VALUES = 10;
	private static final int MANY_LABELS = 20;

	/** A volume with labels that are not classes yet: which classes there are, all volumes tell together. */
	private record Read(TrainingVolume volume, TreeSet<Integer> labels) {}

	/**
	 * Reads one volume after the other, so that never more than one is held at its own resolution.
	 *
	 * @throws io.github.oneslice.error.UserException if a volume cannot be learned from
	 */
	static TrainingSet read(List<Sample> samples, TrainingSettings settings, Monitor monitor) {
		return read(samples, settings, null, monitor);
	}

	/**
	 * The same at the resolution and with the classes of a model.
	 *
	 * @param initial null for none
	 */
	static TrainingSet read(List<Sample> samples, TrainingSettings settings, InitialModel initial, Monitor monitor) {
		List<VolumeSource.Header> headers = new ArrayList<>();
		String unit = initial == null ? null : initial.model().preprocessing().unit();
		for (Sample sample : samples) {
			VolumeSource.Header header = sample.image().header();
			settings.dimensions().require(header.size(), "\"" + sample.name() + "\"");
			if (unit == null) unit = header.voxelSize().unit();
			headers.add(inUnit(unit, header, initial == null ? "\"" + samples.get(0).name() + "\"" : "The model to train on", sample.name()));
			monitor.checkCancelled();
		}
		List<Double> spacing = initial == null ? spacing(headers, settings) : initial.model().preprocessing().spacing();
		List<Read> all = new ArrayList<>();
		for (Sample sample : samples) {
			all.add(read(sample, headers.get(all.size()), spacing, settings.dimensions(), monitor));
			monitor.report(Event.progress(Event.Stage.READING, all.size(), samples.size(), sample.name()));
			monitor.checkCancelled();
		}
		LabelClasses found = LabelClasses.of(all.stream().flatMap(read -> read.labels.stream()).toList(), samples.stream().anyMatch(sample -> sample
			.isLabelled() && sample.rule().unknownValue() == 0));
		LabelClasses classes = initial == null ? found : initial.classes(found);
		List<TrainingVolume> volumes = all.stream().map(read -> withClasses(read.volume, classes)).toList();
		List<TrainingVolume> heldOut = heldOut(volumes, settings.sampling().heldOut());
		return new TrainingSet(classes, spacing, headers.get(0).voxelSize().unit(), volumes.stream().map(volume -> heldOut.contains(volume) ? volume
			.withoutAnnotation() : volume).toList(), heldOut);
	}

	/** A volume alone of which nothing is known. */
	static TrainingVolume readUnlabelled(Sample sample, TrainingSettings settings, Monitor monitor) {
		VolumeSource.Header header = sample.image().header();
		settings.dimensions().require(header.size(), "\"" + sample.name() + "\"");
		return read(sample, header, spacing(List.of(header), settings), settings.dimensions(), monitor).volume;
	}

	List<TrainingVolume> annotated() {
		return volumes.stream().filter(TrainingVolume::labelled).toList();
	}

	/** Some of the annotated volumes, spread evenly in their order. */
	private static List<TrainingVolume> heldOut(List<TrainingVolume> volumes, int count) {
		List<TrainingVolume> annotated = volumes.stream().filter(TrainingVolume::labelled).toList();
		if (count > 0 && count >= annotated.size()) throw new UserException("held_out cannot be " + count + ": " + annotated.size()
			+ " volumes are annotated, and at least one must be left to learn from. Hold out fewer, or none with held_out=0.");
		return IntStream.range(0, count).mapToObj(i -> annotated.get((2 * i + 1) * annotated.size() / (2 * count))).toList();
	}

	/** @param whose what has that unit already */
	private static VolumeSource.Header inUnit(String unit, VolumeSource.Header header, String whose, String name) {
		String other = header.voxelSize().unit();
		if (!Units.comparable(unit, other)) throw new UserException(whose + " is measured in " + unit + " and \"" + name + "\" in "
			+ other + ". Images that are learned from together need voxel sizes that can be compared. Set them with Image > Properties.");
		return new VolumeSource.Header(header.size(), header.voxelSize().in(unit));
	}

	/** The spacing at which the middle one of the volumes has as many voxels as the settings say, and no finer than the finest. */
	private static List<Double> spacing(List<VolumeSource.Header> headers, TrainingSettings settings) {
		double[] all = headers.stream().mapToDouble(header -> WorkingGrid.spacingFor(seenAtOnce(header.size(), settings.dimensions()), header
			.voxelSize(), settings.sampling().workingVoxels())).sorted().toArray();
		double middle = all[all.length / 2];
		return IntStream.range(0, 3).mapToObj(axis -> headers.stream().mapToDouble(header -> header.voxelSize().along(axis)).min().orElseThrow())
			.map(finest -> Math.max(middle, finest)).toList();
	}

	/** The size of a volume, or of one of its slices. */
	private static Extent seenAtOnce(Extent size, Dimensions dimensions) {
		return dimensions == Dimensions.THREE ? size : size.with(2, 1);
	}

	private static Read read(Sample sample, VolumeSource.Header header, List<Double> spacing, Dimensions dimensions,
		Monitor monitor)
	{
		String called = "\"" + sample.name() + "\"";
		WorkingGrid grid = WorkingGrid.of(header.size(), header.voxelSize(), spacing, dimensions == Dimensions.TWO).requireSeen(called);
		float[] values = Volumes.toFloats(sample.image().volume());
		float[] image = Normalization.zScore(grid.shrink(values), called);
		if (!sample.isLabelled()) return new Read(new TrainingVolume(sample.name(), sample.domain(), grid, image, SparseLabels.nothing(
			image.length), List.of(), null),
			new TreeSet<>());
		SparseLabels annotation = sample.annotation(header.size());
		annotation.notes().forEach(note -> monitor.report(Event.note(note)));
		byte[] labels = Volumes.toBytes(annotation.labels());
		requireNotSwapped(sample, values, LabelClasses.occurring(labels).size());
		VoxelSize ofLabels = annotation.labels().voxelSize();
		if (Units.isCalibrated(ofLabels.unit()) && !ofLabels.isLike(header.voxelSize())) monitor.report(Event.note(called + ": its labels have voxels of "
			+ ofLabels + ", the image of " + header.voxelSize() + ". Those of the image count."));
		SparseLabels.Working working = annotation.at(grid);
		return new Read(new TrainingVolume(sample.name(), sample.domain(), grid, image, working.known(), working.sources(), working.distance()),
			LabelClasses.occurring(labels));
	}

	private static void requireNotSwapped(Sample sample, float[] image, int labels) {
		if (labels < MANY_LABELS) return;
		Set<Float> values = new HashSet<>();
		for (int i = 0; i < image.length && values.size() <= FEW_VALUES; i++)
			values.add(image[i]);
		if (values.size() <= FEW_VALUES) throw new UserException("The labels \"" + sample.labels().name() + "\" hold " + labels + " values, their image \"" + sample
			.name() + "\" only " + values.size() + ". They seem to be swapped: give the grey values as image, and what is drawn on them as labels.");
	}

	private static TrainingVolume withClasses(TrainingVolume volume, LabelClasses classes) {
		if (!volume.labelled()) return volume;
		return new TrainingVolume(volume.name(), volume.domain(), volume.grid(), volume.image(), classes.toClasses(volume.known()), volume
			.sources(), volume.distance());
	}
}
