package io.github.oneslice.inference;

import java.io.File;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.oneslice.error.UserException;
import io.github.oneslice.image.Components;
import io.github.oneslice.image.Connectivity;
import io.github.oneslice.image.Extent;
import io.github.oneslice.image.Volume;
import io.github.oneslice.image.Volumes;
import io.github.oneslice.job.Event;
import io.github.oneslice.job.Monitor;
import io.github.oneslice.job.SegmentJob;
import io.github.oneslice.job.SelectJob;
import io.github.oneslice.model.LabelClass;
import io.github.oneslice.model.Model;
import io.github.oneslice.selfpaced.Age;
import io.github.oneslice.selfpaced.ConsistencyWeight;
import io.github.oneslice.selfpaced.SelectionRate;
import io.github.oneslice.settings.LargestComponent;
import io.github.oneslice.settings.PaperSchedule;

/** Answers what is asked of a trained model; keeps the last one loaded. */
public final class Segmentation implements AutoCloseable {

	/** What was published, for a model that was trained without. */
	private static final int TEACHER_PASSES = 8;

	private final int threads;
	private File folder;
	private long modified;
	private Model model;
	private Segmenter segmenter;

	public Segmentation(int threads) {
		this.threads = threads;
	}

	public SegmentJob.Result run(SegmentJob job, Monitor monitor) {
		load(job.model());
		monitor.report(Event.progress(Event.Stage.SEGMENTATION, 0, 1, ""));
		Volume image = job.image().volume();
		float[][] probability = segmenter.fullSizeProbability(image, job.mirrored(), monitor::checkCancelled);
		byte[] labels = segmenter.labels(probability);
		labels = largestComponents(labels, image.size(), job.largestComponent());
		List<Volume> maps = new ArrayList<>();
		if (job.probability()) for (float[] ofClass : probability)
			maps.add(like(image, ofClass));
		Volume uncertainty = job.uncertainty() ? like(image, ClassProbabilities.entropy(probability)) : null;
		monitor.report(Event.progress(Event.Stage.SEGMENTATION, 1, 1, ""));
		return new SegmentJob.Result(Volumes.ofBytes(labels, image.size(), image.voxelSize()), model.labelValues(),
			maps, uncertainty);
	}

	public SelectJob.Result run(SelectJob job, Monitor monitor) {
		load(job.model());
		Volume image = job.image().volume();
		Segmenter.Prepared prepared = segmenter.prepare(image);
		float[] uncertainty = ClassProbabilities.entropy(segmenter.noisyProbability(prepared, teacherPasses(), job.seed(),
			monitor::checkCancelled));
		double rate = Double.isNaN(job.rate()) ? rate(job.progress()) : job.rate();
		byte[] selected = mostCertain(uncertainty, SelectionRate.count(rate, uncertainty.length));
		return new SelectJob.Result(like(image, prepared.grid().enlarge(uncertainty)), Volumes.ofBytes(prepared.grid()
			.enlarge(selected), image.size(), image.voxelSize()), rate);
	}

	@Override
	public void close() {
		if (segmenter != null) segmenter.close();
		segmenter = null;
	}

	private byte[] largestComponents(byte[] labels, Extent size, LargestComponent wanted) {
		Set<Integer> single = model.labels().stream().filter(label -> switch (wanted) {
			case AUTO -> label.onePart();
			case YES -> true;
			case NO -> false;
		}).map(LabelClass::value).collect(Collectors.toSet());
		return Components.largestOf(labels, single, size.toArray(), Connectivity.FACES);
	}

	private void load(File asked) {
		long now = Model.description(asked).lastModified();
		if (asked.equals(folder) && now == modified) return;
		Model read = Model.read(asked);
		close();
		folder = null; // should the new graph fail, nothing is loaded
		segmenter = new Segmenter(read, threads);
		model = read;
		folder = asked;
		modified = now;
	}

	/** The upper bound of the self-paced rate at that point of the published schedule: w τ, at most 1. */
	private static double rate(double progress) {
		if (!(progress >= 0 && progress <= 1)) throw new UserException("progress must be between 0 and 1, but is "
			+ progress + ".");
		long step = PaperSchedule.stepAt(progress);
		return SelectionRate.rate(0, 1, ConsistencyWeight.PAPER.at(step), Age.TAU.at(step));
	}

	/** As many as the model was trained with. */
	private int teacherPasses() {
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
