package io.github.oneslice.training;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

import io.github.oneslice.image.Extent;
import io.github.oneslice.image.SlidingWindow;
import io.github.oneslice.network.NetworkSession;
import io.github.oneslice.network.Optimizer;
import io.github.oneslice.network.Parameters;
import io.github.oneslice.network.SegmentationNetwork;
import io.github.oneslice.network.Tape;

/**
 * A student and its teacher in one graph: the student learns by gradients. The teacher is an exponential moving average of
 * it (Tarvainen and Valpola 2017), batch statistics included, or else the student itself as it is at that moment.
 */
public final class Learner {

	/** The decay of the moving average, but for the first steps. */
	private static final double MOST_KEPT = 0.99;
	/** Between the seeds of one round and the next. */
	private static final long SEED_STEP = 1_000_000;

	private final Ops tf;
	private final SegmentationNetwork network;
	private final int classes;
	private final Extent patch;
	private final long seed;
	private final Parameters student;
	private final Parameters teacher;
	private final Parameters optimizerState;
	private final Optimizer optimizer;
	private final Placeholder<TFloat32> learningRate;
	private final Placeholder<TFloat32> keep;
	private final Placeholder<TFloat32> teacherInput;
	private final Operand<TFloat32> teacherProbability;
	/** The plain names of what the network itself is made of; methods may add heads later. */
	private final List<String> ofNetwork;
	/** Made with the first step, since only then all parameters are there; null where teacher and student are one. */
	private Op followStudent;

	/**
	 * @param name put before the names of all parameters; tells several in one graph apart
	 * @param classes that the network tells apart
	 * @param patch the size of what it learns from
	 * @param seed of the start values
	 * @param averaged whether the teacher is the average of its student's past
	 */
	public Learner(Ops tf, String name, SegmentationNetwork network, int classes, Extent patch, long seed, Optimizer optimizer, boolean averaged) {
		this.tf = tf;
		this.network = network;
		this.classes = classes;
		this.patch = patch;
		this.seed = seed;
		this.optimizer = optimizer;
		student = new Parameters(tf, name + "student/");
		teacher = averaged ? new Parameters(tf, name + "teacher/") : student;
		optimizerState = new Parameters(tf, name + "optimizer/");
		learningRate = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()));
		keep = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()));
		teacherInput = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, -1, -1, -1, 1)));
		teacherProbability = tf.nn.softmax(teacherLogits(teacherInput));
		ofNetwork = teacher.all().stream().map(teacher::plainName).toList();
	}

	public Ops ops() {
		return tf;
	}

	public SegmentationNetwork network() {
		return network;
	}

	public Parameters student() {
		return student;
	}

	public Placeholder<TFloat32> learningRate() {
		return learningRate;
	}

	/** What the teacher says of images [batch, z, y, x, 1]. */
	public Operand<TFloat32> teacherLogits(Operand<TFloat32> images) {
		return network.infer(teacher, images).logits();
	}

	/** What the student says of images, without dropout. */
	public Operand<TFloat32> studentLogits(Operand<TFloat32> images) {
		return network.infer(student, images).logits();
	}

	/** A step of the optimiser down the gradient of the loss; then the running statistics follow those of the pass. */
	public Op optimize(Tape tape, Operand<TFloat32> loss, SegmentationNetwork.Pass pass) {
		return optimize(tape, loss, pass, tf.constant(1f));
	}

	/** @param followed 1 in a step in which the running statistics follow those of the pass, 0 in one in which they stay as they are */
	public Op optimize(Tape tape, Operand<TFloat32> loss, SegmentationNetwork.Pass pass, Operand<TFloat32> followed) {
		List<Operand<TFloat32>> variables = new ArrayList<>();
		List<String> names = new ArrayList<>();
		for (Parameters.Parameter parameter : student.all())
			if (parameter.trained() && tape.reaches(parameter.variable(), loss)) {
				variables.add(parameter.variable());
				names.add(parameter.name());
			}
		Op step = optimizer.step(tf, optimizerState, names, variables, tape.backward(loss, variables), learningRate);
		// Not before: passes for inference in the same step read them.
		List<Op> all = new ArrayList<>(pass.follow(tf.withControlDependencies(step), followed));
		if (followStudent == null && teacher != student) followStudent = teacherUpdate();
		return tf.withControlDependencies(all).noOp();
	}

	/** Moves the teacher towards the student; to be called after each step. Does nothing where both are one. */
	public void follow(NetworkSession session, Moment moment) {
		if (teacher == student) return;
		float kept = (float) Math.min(1 - 1.0 / (moment.step() + 1), MOST_KEPT);
		session.run().feed(keep, new float[] { kept }).target(followStudent).floats();
	}

	/** The class probabilities that the teacher gives of a volume at working resolution, [class][voxel]. */
	public float[][] predict(NetworkSession session, TrainingVolume volume, Runnable checkCancelled) {
		int[] multiples = network.sizeMultiples();
		SlidingWindow window = SlidingWindow.covering(volume.size(), patch, new Extent(multiples[0], multiples[1], multiples[2]));
		return window.predict(volume.image(), volume.size(), classes, (image, size) -> session.run().feed(teacherInput, image, size
			.batch(1, 1)).fetch(teacherProbability).floats().get(0), checkCancelled);
	}

	/** Gives all their start values, others in each round, the teacher those of its student. */
	public void initialize(NetworkSession session, int round) {
		Map<String, float[]> values = student.initial(seed + SEED_STEP * round);
		if (teacher != student) for (Parameters.Parameter parameter : student.all())
			values.put(teacher.fullName(student.plainName(parameter)), values.get(parameter.name()));
		values.putAll(optimizerState.initial(seed));
		session.write(values, all());
	}

	/** Takes over weights by their plain names, in student and teacher. A head that they lack, since another method trained them, stays as it is. */
	void start(NetworkSession session, Map<String, float[]> plain) {
		Map<String, float[]> values = session.read(all());
		for (Parameters network : List.of(student, teacher)) {
			ofNetwork.forEach(name -> values.remove(network.fullName(name)));
			plain.forEach((name, weights) -> values.put(network.fullName(name), weights));
		}
		session.write(values, all());
	}

	/** The teacher's weights by their plain names. */
	public Map<String, float[]> teacherWeights(NetworkSession session) {
		Map<String, float[]> values = session.read(teacher);
		Map<String, float[]> plain = new LinkedHashMap<>();
		for (Parameters.Parameter parameter : teacher.all())
			plain.put(teacher.plainName(parameter), values.get(parameter.name()));
		return plain;
	}

	public Map<String, float[]> read(NetworkSession session) {
		return session.read(all());
	}

	/** Numbers of all that {@link #read} gives. */
	Map<String, Long> sizes() {
		Map<String, Long> sizes = new LinkedHashMap<>();
		for (Parameters parameters : all())
			parameters.all().forEach(parameter -> sizes.put(parameter.name(), parameter.shape().size()));
		return sizes;
	}

	public void write(NetworkSession session, Map<String, float[]> values) {
		session.write(values, all());
	}

	private Parameters[] all() {
		return teacher == student ? new Parameters[] { student, optimizerState } : new Parameters[] { student, teacher, optimizerState };
	}

	private Op teacherUpdate() {
		Map<String, Parameters.Parameter> students = new LinkedHashMap<>();
		for (Parameters.Parameter parameter : student.all())
			students.put(student.plainName(parameter), parameter);
		List<Op> updates = new ArrayList<>();
		Operand<TFloat32> change = tf.math.sub(tf.constant(1f), keep);
		for (Parameters.Parameter parameter : teacher.all()) {
			var target = students.get(teacher.plainName(parameter)).variable();
			updates.add(tf.assignSub(parameter.variable(), tf.math.mul(change, tf.math.sub(parameter.variable(), target))));
		}
		return tf.withControlDependencies(updates).noOp();
	}
}
