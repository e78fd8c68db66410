package io.github.oneslice.training;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

import io.github.oneslice.network.NetworkSession;
import io.github.oneslice.network.Optimizer;
import io.github.oneslice.network.Parameters;
import io.github.oneslice.network.Tape;
import io.github.oneslice.network.VNet;

/**
 * A student and its teacher in one graph: the student learns by gradients, the teacher is an exponential moving average of
 * it (Tarvainen and Valpola 2017), batch statistics included.
 */
final class TeacherStudent {

	private final Ops tf;
	private final VNet network;
	private final Parameters student;
	private final Parameters teacher;
	private final Parameters optimizerState;
	private final Optimizer optimizer;
	private final Placeholder<TFloat32> learningRate;
	private final Placeholder<TFloat32> keep;
	private final Placeholder<TFloat32> teacherInput;
	private final Operand<TFloat32> teacherLogits;

	TeacherStudent(Graph graph, VNet network, Optimizer optimizer) {
		tf = Ops.create(graph);
		this.network = network;
		this.optimizer = optimizer;
		student = new Parameters(tf, "student/");
		teacher = new Parameters(tf, "teacher/");
		optimizerState = new Parameters(tf, "optimizer/");
		learningRate = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()));
		keep = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()));
		teacherInput = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, -1, -1, -1, 1)));
		teacherLogits = network.infer(teacher, teacherInput).logits();
	}

	Ops ops() {
		return tf;
	}

	VNet network() {
		return network;
	}

	Parameters student() {
		return student;
	}

	Placeholder<TFloat32> learningRate() {
		return learningRate;
	}

	/** The part of the teacher that is kept each step, the decay of the moving average. */
	Placeholder<TFloat32> keep() {
		return keep;
	}

	/** [batch, z, y, x, 1] of any size that the network takes. */
	Placeholder<TFloat32> teacherInput() {
		return teacherInput;
	}

	Operand<TFloat32> teacherLogits() {
		return teacherLogits;
	}

	/** A step of the optimiser down the gradient of the loss. */
	Op optimize(Tape tape, Operand<TFloat32> loss) {
		List<Operand<TFloat32>> variables = new ArrayList<>();
		List<String> names = new ArrayList<>();
		for (Parameters.Parameter parameter : student.all())
			if (parameter.trained() && tape.reaches(parameter.variable(), loss)) {
				variables.add(parameter.variable());
				names.add(parameter.name());
			}
		return optimizer.step(tf, optimizerState, names, variables, tape.backward(loss, variables), learningRate);
	}

	/** Moves the teacher towards the student; to be run after the step. */
	Op followStudent() {
		List<Op> updates = new ArrayList<>();
		Map<String, Parameters.Parameter> students = new LinkedHashMap<>();
		for (Parameters.Parameter parameter : student.all())
			students.put(parameter.name().substring("student/".length()), parameter);
		Operand<TFloat32> change = tf.math.sub(tf.constant(1f), keep);
		for (Parameters.Parameter parameter : teacher.all()) {
			var target = students.get(parameter.name().substring("teacher/".length())).variable();
			updates.add(tf.assignSub(parameter.variable(), tf.math.mul(change, tf.math.sub(parameter.variable(), target))));
		}
		return tf.withControlDependencies(updates).noOp();
	}

	void initialize(NetworkSession session) {
		session.initialize(student);
		session.initialize(optimizerState);
		Iterator<float[]> values = session.read(student).values().iterator();
		Map<String, float[]> copy = new LinkedHashMap<>();
		for (Parameters.Parameter parameter : student.all())
			copy.put(parameter.name().replaceFirst("student/", "teacher/"), values.next());
		session.write(teacher, copy);
	}

	Map<String, float[]> read(NetworkSession session) {
		Map<String, float[]> values = session.read(student);
		values.putAll(session.read(teacher));
		values.putAll(session.read(optimizerState));
		return values;
	}

	void write(NetworkSession session, Map<String, float[]> values) {
		session.write(student, values);
		session.write(teacher, values);
		session.write(optimizerState, values);
	}
}
