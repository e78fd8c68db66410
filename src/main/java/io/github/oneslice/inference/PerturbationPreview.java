package io.github.oneslice.inference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

import io.github.oneslice.adamix.AgeSchedule;
import io.github.oneslice.adamix.Curriculum;
import io.github.oneslice.adamix.PatchSwap;
import io.github.oneslice.error.UserException;
import io.github.oneslice.image.Extent;
import io.github.oneslice.image.LabelVolume;
import io.github.oneslice.image.Volume;
import io.github.oneslice.image.Volumes;
import io.github.oneslice.job.Event;
import io.github.oneslice.job.Monitor;
import io.github.oneslice.job.PerturbJob;
import io.github.oneslice.model.Model;
import io.github.oneslice.network.NetworkSession;

/** Shows what AdaMix does to one volume, with the very blocks that training uses. */
public final class PerturbationPreview implements AutoCloseable {

	private final PerturbJob job;
	private final Monitor monitor;
	private final int threads;
	private final Model model;
	private final Segmenter segmenter;
	private final Extent size;

	public PerturbationPreview(PerturbJob job, int threads, Monitor monitor) {
		this.job = job;
		this.threads = threads;
		this.monitor = monitor;
		size = job.image().size();
		model = job.model() == null ? null : Model.read(job.model());
		segmenter = model == null ? null : new Segmenter(model, threads);
	}

	/** What is known of one of the two volumes; labels as class indices. */
	private record Sample(float[] image, float[] confidence, int[] labels, float[][] probability) {}

	public PerturbJob.Result run() {
		Sample own = sample(job.image(), job.labels(), job.confidence());
		Sample other = other();
		double loss = Double.isNaN(job.loss()) ? loss(own) : job.loss();
		int[] patches = new int[3];
		Arrays.fill(patches, job.patchesPerAxis());
		PatchSwap swap = new PatchSwap(size.zyx(), patches);
		List<PerturbJob.Stage> stages = new ArrayList<>();
		try (Graph graph = new Graph(); SwapRun run = new SwapRun(graph, swap)) {
			for (double age : ages()) {
				monitor.checkCancelled();
				stages.add(run.stage(own, other, loss, age));
				monitor.report(Event.progress(Event.Stage.PERTURBATION, stages.size(), job.steps(), ""));
			}
		}
		return new PerturbJob.Result(stages, new Extent(swap.patches()[2], swap.patches()[1], swap.patches()[0]), new Extent(swap.patchSize(
			2), swap.patchSize(1), swap.patchSize(0)));
	}

	@Override
	public void close() {
		if (segmenter != null) segmenter.close();
	}

	/** Whose faults are told as its own. */
	private Sample other() {
		try {
			return sample(job.other(), job.otherLabels(), job.otherConfidence());
		}
		catch (UserException e) {
			throw new UserException("The other image cannot be used. " + e.getMessage(), e);
		}
	}

	private Sample sample(Volume image, LabelVolume labels, Volume confidence) {
		boolean predicted = model != null && (confidence == null || labels == null || Double.isNaN(job.loss()));
		float[][] probability = predicted ? segmenter.probability(image, false, part -> monitor.checkCancelled()).toArrays() : null;
		return new Sample(Volumes.toFloats(image), confidence == null ? ClassProbabilities.confidence(probability) : Volumes.toFloats(confidence),
			labels == null ? predicted ? ClassProbabilities.mostProbable(probability) : null : classes(labels), probability);
	}

	/** Soft Dice loss of what the model predicts. */
	private double loss(Sample sample) {
		int classes = model.architecture().classes();
		float[] logits = new float[sample.image.length * classes];
		for (int i = 0; i < sample.image.length; i++)
			for (int c = 0; c < classes; c++)
				logits[i * classes + c] = (float) Math.log(Math.max(sample.probability[c][i], 1e-12));
		try (Graph graph = new Graph()) {
			Ops tf = Ops.create(graph);
			var prediction = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(size.batch(1, classes))));
			var label = tf.placeholder(TInt32.class, Placeholder.shape(Shape.of(size.batch(1))));
			Operand<TFloat32> loss = Curriculum.loss(tf, prediction, label, classes);
			try (NetworkSession session = new NetworkSession(graph, threads, false)) {
				return session.run().feed(prediction, logits, size.batch(1, classes)).feed(label, sample.labels, size.batch(1)).fetch(loss).floats().get(0)[0];
			}
		}
	}

	/** The swap as a graph of its own. */
	private final class SwapRun implements AutoCloseable {

		private final Placeholder<TFloat32> loss;
		private final Placeholder<TFloat32> age;
		private final List<Placeholder<TFloat32>> maps = new ArrayList<>();
		private final List<Placeholder<TInt32>> labels = new ArrayList<>();
		private final Operand<TFloat32> sources;
		private final Operand<TFloat32> image;
		private final Operand<TFloat32> confidence;
		private final Operand<TFloat32> label;
		private final NetworkSession session;

		SwapRun(Graph graph, PatchSwap swap) {
			Ops tf = Ops.create(graph);
			Shape shape = Shape.of(size.batch(1));
			loss = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(1)));
			age = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()));
			for (int i = 0; i < 4; i++)
				maps.add(tf.placeholder(TFloat32.class, Placeholder.shape(shape)));
			for (int i = 0; i < 2; i++)
				labels.add(tf.placeholder(TInt32.class, Placeholder.shape(shape)));
			Operand<TInt32> chosen = swap.sources(tf, maps.get(1), maps.get(3), new Curriculum(job.mostPatches()).plan(tf, loss, age));
			sources = tf.dtypes.cast(chosen, TFloat32.class);
			image = swap.apply(tf, maps.get(0), maps.get(2), chosen);
			confidence = swap.apply(tf, maps.get(1), maps.get(3), chosen);
			label = tf.dtypes.cast(swap.apply(tf, labels.get(0), labels.get(1), chosen), TFloat32.class);
			session = new NetworkSession(graph, threads, false);
		}

		PerturbJob.Stage stage(Sample own, Sample other, double lossValue, double ageValue) {
			boolean labelled = own.labels != null && other.labels != null;
			NetworkSession.Run run = session.run().feed(loss, new float[] { (float) lossValue }, 1).feed(age, new float[] {
				(float) ageValue });
			feed(run, maps.get(0), own.image);
			feed(run, maps.get(1), own.confidence);
			feed(run, maps.get(2), other.image);
			feed(run, maps.get(3), other.confidence);
			run.fetch(sources).fetch(image).fetch(confidence);
			if (labelled) {
				run.feed(labels.get(0), own.labels, size.batch(1)).feed(labels.get(1), other.labels, size.batch(1)).fetch(label);
			}
			List<float[]> result = run.floats();
			int[] chosen = new int[result.get(0).length];
			for (int i = 0; i < chosen.length; i++)
				chosen[i] = (int) result.get(0)[i];
			return new PerturbJob.Stage(ageValue, lossValue, (float) lossValue < (float) ageValue, chosen, like(result.get(1)), labelled
				? labelVolume(result.get(3)) : null, like(result.get(2)));
		}

		private void feed(NetworkSession.Run run, Placeholder<TFloat32> placeholder, float[] values) {
			run.feed(placeholder, values, size.batch(1));
		}

		@Override
		public void close() {
			session.close();
		}
	}

	private Volume like(float[] values) {
		return Volumes.ofFloats(values, size, job.image().voxelSize());
	}

	private LabelVolume labelVolume(float[] classes) {
		byte[] labels = new byte[classes.length];
		for (int i = 0; i < labels.length; i++)
			labels[i] = (byte) (model == null ? (int) classes[i] : model.labelValues().get((int) classes[i]));
		return Volumes.ofBytes(labels, size, job.image().voxelSize());
	}

	/** Class indices of the model; without one, the labels as they are. */
	private int[] classes(LabelVolume labels) {
		byte[] values = Volumes.toBytes(labels);
		int[] classes = new int[values.length];
		for (int i = 0; i < classes.length; i++) {
			int value = Byte.toUnsignedInt(values[i]);
			classes[i] = model == null ? value : model.labelValues().indexOf(value);
			if (classes[i] < 0) throw new UserException("The labels hold the value " + value + ", which the model does not know. It knows "
				+ model.labelValues() + ".");
		}
		return classes;
	}

	private List<Double> ages() {
		List<Double> ages = new ArrayList<>();
		for (int i = 1; i <= job.steps(); i++)
			ages.add(Double.isNaN(job.age()) ? AgeSchedule.atProgress(job.progress() * i / job.steps()) : job.age() * i / job.steps());
		return ages;
	}
}
