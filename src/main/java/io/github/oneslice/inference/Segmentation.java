package io.github.oneslice.inference;

import java.io.File;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleConsumer;

import io.github.oneslice.annotation.SparseLabels;
import io.github.oneslice.error.UserException;
import io.github.oneslice.image.Components;
import io.github.oneslice.image.Extent;
import io.github.oneslice.image.Slices;
import io.github.oneslice.image.SolidParts;
import io.github.oneslice.image.Volume;
import io.github.oneslice.image.Volumes;
import io.github.oneslice.image.WorkingGrid;
import io.github.oneslice.job.Event;
import io.github.oneslice.job.Monitor;
import io.github.oneslice.job.Sample;
import io.github.oneslice.job.SegmentAnnotatedJob;
import io.github.oneslice.job.SegmentJob;
import io.github.oneslice.job.SelectJob;
import io.github.oneslice.model.Model;
import io.github.oneslice.selfpaced.Age;
import io.github.oneslice.selfpaced.ConsistencyWeight;
import io.github.oneslice.selfpaced.SelectionRate;
import io.github.oneslice.settings.LargestComponent;
import io.github.oneslice.settings.PaperSchedule;

/**
 * Answers what is asked of a trained model; keeps the last one loaded. Several threads may ask at once, as long as they ask of
 * the same model.
 */
public final class Segmentation implements AutoCloseable {

	/** What was published, for a model that was trained without. */
	private static final int TEACHER_PASSES = 8;
	/** Steps of the progress of one volume. */
	private static final int WHOLE = 1000;

	private final int threads;
	private Loaded loaded;

	public Segmentation(int threads) {
		this.threads = threads;
	}

	/** A model that is ready to work, and the stamp of what was read. */
	private record Loaded(File folder, List<Long> stamp, Model model, Segmenter segmenter) {}

	/** What predicts with a model, for who does not want a volume as a whole. Belongs to this. */
	public Segmenter segmenter(File asked) {
		return load(asked).segmenter;
	}

	public SegmentJob.Result run(SegmentJob job, Monitor monitor) {
		return run(job, null, monitor);
	}

	public SegmentJob.Result run(SegmentAnnotatedJob job, Monitor monitor) {
		return run(job.segmentation(), job.sample(), monitor);
	}

	/** @param annotated the volume with its labels; null for none */
	private SegmentJob.Result run(SegmentJob job, Sample annotated, Monitor monitor) {
		Loaded asked = load(job.model());
		Model model = asked.model;
		Volume image = job.image().volume();
		SparseLabels annotation = annotated == null ? null : annotation(annotated, image.size(), monitor);
		KnownLabels known = annotation == null ? null : new KnownLabels(annotated.labels().name(), annotation, model.labelValues());
		Optional<CarriedLabels> carried = annotation == null ? Optional.empty() : asked.segmenter.carried(annotation, image, monitor);
		Slices probability = asked.segmenter.probability(image, job.mirrored(), progress(monitor));
		asked.segmenter.doubt(image).ifPresent(doubt -> monitor.report(Event.note(doubt)));
		Maps maps = new Maps(asked.segmenter, image.size(), job.probability() ? model.labels().size() : 0, job.uncertainty());
		for (int z = 0; z < image.size().z(); z++) {
			float[][] slice = probability.slice(z);
			if (carried.isPresent()) carried.get().join(slice, z);
			if (known != null) known.certain(slice, z);
			maps.set(z, slice);
		}
		byte[] labels = largestComponents(maps.labels, model, image, job.largestComponent(), monitor);
		if (known != null) known.restore(labels);
		monitor.report(Event.progress(Event.Stage.SEGMENTATION, WHOLE, WHOLE, ""));
		return new SegmentJob.Result(Volumes.ofBytes(labels, image.size(), image.voxelSize()), model.labelValues(), Arrays.stream(
			maps.probability).map(ofClass -> like(image, ofClass)).toList(), maps.uncertainty == null ? null : like(image, maps.uncertainty));
	}

	private static SparseLabels annotation(Sample annotated, Extent size, Monitor monitor) {
		SparseLabels annotation = annotated.annotation(size);
		annotation.notes().forEach(note -> monitor.report(Event.note(note)));
		return annotation;
	}

	public SelectJob.Result run(SelectJob job, Monitor monitor) {
		Loaded asked = load(job.model());
		Segmenter segmenter = asked.segmenter;
		Volume image = job.image().volume();
		WorkingGrid grid = segmenter.grid(image);
		float[] uncertainty = ClassProbabilities.entropy(segmenter.noisyProbability(image, teacherPasses(asked.model), job.seed(), progress(monitor)));
		double rate = Double.isNaN(job.rate()) ? rate(job.progress()) : job.rate();
		byte[] selected = mostCertain(uncertainty, SelectionRate.count(rate, uncertainty.length));
		return new SelectJob.Result(like(image, grid.enlarge(uncertainty)), Volumes.ofBytes(grid.enlarge(selected), image.size(), image
			.voxelSize()), rate);
	}

	/** What becomes of the probabilities of a volume, filled slice by slice. */
	private static final class Maps {

		final byte[] labels;
		final float[][] probability;
		final float[] uncertainty;
		private final Segmenter segmenter;
		private final int plane;

		Maps(Segmenter segmenter, Extent size, int probabilities, boolean uncertain) {
			this.segmenter = segmenter;
			labels = new byte[size.voxels()];
			probability = new float[probabilities][size.voxels()];
			uncertainty = uncertain ? new float[size.voxels()] : null;
			plane = size.x() * size.y();
		}

		void set(int z, float[][] slice) {
			System.arraycopy(segmenter.labels(slice), 0, labels, z * plane, plane);
			for (int c = 0; c < probability.length; c++)
				System.arraycopy(slice[c], 0, probability[c], z * plane, plane);
			if (uncertainty != null) System.arraycopy(ClassProbabilities.entropy(slice), 0, uncertainty, z * plane, plane);
		}
	}

	private static DoubleConsumer progress(Monitor monitor) {
		return part -> {
			monitor.checkCancelled();
			monitor.report(Event.progress(Event.Stage.SEGMENTATION, (long) (part * WHOLE), WHOLE, ""));
		};
	}

	@Override
	public synchronized void close() {
		if (loaded != null) loaded.segmenter.close();
		loaded = null;
	}

	private static byte[] largestComponents(byte[] labels, Model model, Volume image, LargestComponent wanted, Monitor monitor) {
		Map<Integer, Integer> parts = LargestParts.counts(model, wanted);
		int background = model.labelValues().get(0);
		byte[] cut = labels;
		for (int label : LargestParts.solid(model, wanted))
			cut = SolidParts.largestOf(cut, label, parts.get(label), background, image.size(), image.voxelSize().toArray());
		byte[] largest = Components.largestOf(cut, parts, background, image.size().toArray());
		int[] before = counts(labels);
		int[] after = counts(largest);
		parts.forEach((label, count) -> {
			if (after[label] < before[label]) monitor.report(Event.note(LargestParts.note(label, count, after[label], before[label] - after[label])));
		});
		return largest;
	}

	private static int[] counts(byte[] labels) {
		int[] counts = new int[256];
		for (byte label : labels)
			counts[Byte.toUnsignedInt(label)]++;
		return counts;
	}

	private synchronized Loaded load(File asked) {
		List<Long> now = Model.stamp(asked);
		if (loaded != null && asked.equals(loaded.folder) && now.equals(loaded.stamp)) return loaded;
		Model read = Model.read(asked);
		close(); // should the new graph fail, nothing is loaded
		loaded = new Loaded(asked, now, read, new Segmenter(read, threads));
		return loaded;
	}

	/** The upper bound of the self-paced rate at that point of the published schedule: w τ, at most 1. */
	private static double rate(double progress) {
		if (!(progress >= 0 && progress <= 1)) throw new UserException("progress must be between 0 and 1, but is "
			+ progress + ".");
		long step = PaperSchedule.stepAt(progress);
		return SelectionRate.rate(0, 1, ConsistencyWeight.PAPER.at(step), Age.TAU.at(step));
	}

	/** As many as the model was trained with. */
	private static int teacherPasses(Model model) {
		return model.training().get("teacher_passes") instanceof String passes ? Integer.parseInt(passes) : TEACHER_PASSES;
	}

	/** 1 at the voxels of smallest uncertainty, among equals at the first. */
	static byte[] mostCertain(float[] uncertainty, int count) {
		long[] ranked = new long[uncertainty.length];
		for (int i = 0; i < ranked.length; i++) {
			int bits = Float.floatToIntBits(uncertainty[i]);
			int ordered = bits < 0 ? ~bits : bits | Integer.MIN_VALUE; // in unsigned order as the numbers are
			ranked[i] = (long) (ordered + Integer.MIN_VALUE) << 32 | i;
		}
		Arrays.parallelSort(ranked);
		byte[] selected = new byte[uncertainty.length];
		for (int i = 0; i < count; i++)
			selected[(int) ranked[i]] = 1;
		return selected;
	}

	private static Volume like(Volume image, float[] values) {
		return Volumes.ofFloats(values, image.size(), image.voxelSize());
	}
}
