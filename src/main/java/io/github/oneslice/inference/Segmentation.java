package io.github.oneslice.inference;

import java.io.File;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.github.oneslice.job.Event;
import io.github.oneslice.job.Monitor;
import io.github.oneslice.job.SegmentJob;
import io.github.oneslice.job.SelectJob;
import io.github.oneslice.image.Components;
import io.github.oneslice.image.Connectivity;
import io.github.oneslice.image.Volume;
import io.github.oneslice.image.Volumes;
import io.github.oneslice.model.Model;
import io.github.oneslice.selfpaced.Age;
import io.github.oneslice.selfpaced.ConsistencyWeight;
import io.github.oneslice.settings.PaperSchedule;
import io.github.oneslice.selfpaced.SelectionRate;
import io.github.oneslice.error.UserException;

/** Answers what is asked of a trained model; keeps the last one loaded. */
public final class Segmentation implements AutoCloseable {

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
		monitor.report(Event.progress("Segmentation", 0, 1, ""));
		float[][] probability = segmenter.fullSizeProbability(job.image(), job.mirrored(), monitor::checkCancelled);
		byte[] labels = labels(probability);
		if (job.largestComponent()) labels = Components.largestOfEachLabel(labels, job.image().size(), Connectivity.FACES);
		List<Volume> maps = new ArrayList<>();
		if (job.probability()) for (float[] ofClass : probability)
			maps.add(like(job.image(), ofClass));
		Volume uncertainty = job.uncertainty() ? like(job.image(), ClassProbabilities.entropy(probability)) : null;
		monitor.report(Event.progress("Segmentation", 1, 1, ""));
		return new SegmentJob.Result(Volumes.ofBytes(labels, job.image().size(), job.image().voxelSize()), model.labelValues(),
			maps, uncertainty);
	}

	public SelectJob.Result run(SelectJob job, Monitor monitor) {
		load(job.model());
		Segmenter.Prepared prepared = segmenter.prepare(job.image());
		float[] uncertainty = ClassProbabilities.entropy(segmenter.noisyProbability(prepared, TEACHER_PASSES, job.seed(),
			monitor::checkCancelled));
		double rate = Double.isNaN(job.rate()) ? rate(job.progress()) : job.rate();
		byte[] selected = mostCertain(uncertainty, SelectionRate.count(rate, uncertainty.length));
		return new SelectJob.Result(like(job.image(), prepared.grid().enlarge(uncertainty)), Volumes.ofBytes(prepared.grid()
			.enlarge(selected), job.image().size(), job.image().voxelSize()), rate);
	}

	@Override
	public void close() {
		if (segmenter != null) segmenter.close();
	}

	private void load(File asked) {
		long now = new File(asked, "model.json").lastModified();
		if (asked.equals(folder) && now == modified) return;
		Model read = Model.read(asked);
		close();
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

	private byte[] labels(float[][] probability) {
		int[] classes = ClassProbabilities.mostProbable(probability);
		byte[] labels = new byte[classes.length];
		for (int i = 0; i < labels.length; i++)
			labels[i] = model.labelValues().get(classes[i]).byteValue();
		return labels;
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
