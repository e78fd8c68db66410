package io.github.oneslice.network;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Variable;
import org.tensorflow.types.TFloat32;

/**
 * The named variables of one network in one graph, and their values in and out of a session. Names are stable: they
 * are what checkpoints and models are keyed by.
 */
public final class Parameters {

	private final Ops tf;
	private final String prefix;
	private final Map<String, Parameter> parameters = new LinkedHashMap<>();

	/**
	 * @param name name within the network, such as {@code encoder1/0/kernel}
	 * @param variable the value
	 * @param trained whether the optimiser changes it; batch statistics are not trained
	 */
	public record Parameter(String name, Variable<TFloat32> variable, float[] initial, boolean trained,
		Placeholder<TFloat32> input, Op assign)
	{

		public Shape shape() {
			return variable.asOutput().shape();
		}
	}

	/** @param prefix put before every name; tells networks in one graph apart */
	public Parameters(Ops tf, String prefix) {
		this.tf = tf;
		this.prefix = prefix;
	}

	public Ops ops() {
		return tf;
	}

	/**
	 * The variable of that name, made on first use; later uses share it.
	 *
	 * @param initial start value, first index slowest
	 */
	public Variable<TFloat32> get(String name, boolean trained, float[] initial, long... shape) {
		return parameters.computeIfAbsent(prefix + name, key -> create(key, trained, initial, Shape.of(shape))).variable;
	}

	public Collection<Parameter> all() {
		return List.copyOf(parameters.values());
	}

	/** The variables the optimiser changes, in the order they were made. */
	public List<Operand<TFloat32>> trained() {
		List<Operand<TFloat32>> trained = new ArrayList<>();
		for (Parameter parameter : parameters.values())
			if (parameter.trained) trained.add(parameter.variable);
		return trained;
	}

	/** Gives every variable its start value. */
	public void initialize(Session session) {
		for (Parameter parameter : parameters.values())
			assign(session, parameter, parameter.initial);
	}

	/** Reads all values. */
	public Map<String, float[]> read(Session session) {
		Map<String, float[]> values = new LinkedHashMap<>();
		for (Parameter parameter : parameters.values()) {
			try (var result = session.runner().fetch(parameter.variable).run()) {
				TFloat32 tensor = (TFloat32) result.get(0);
				float[] array = new float[Math.toIntExact(tensor.size())];
				tensor.copyTo(DataBuffers.of(array, false, false));
				values.put(parameter.name, array);
			}
		}
		return values;
	}

	/** @throws IllegalArgumentException if a value is missing or of the wrong size */
	public void write(Session session, Map<String, float[]> values) {
		for (Parameter parameter : parameters.values()) {
			float[] value = values.get(parameter.name);
			if (value == null || value.length != parameter.shape().size()) throw new IllegalArgumentException(
				"The stored network does not fit: " + parameter.name + " is missing or of another size.");
			assign(session, parameter, value);
		}
	}

	private static void assign(Session session, Parameter parameter, float[] value) {
		try (TFloat32 tensor = TFloat32.tensorOf(parameter.shape(), DataBuffers.of(value, true, false))) {
			session.runner().feed(parameter.input, tensor).addTarget(parameter.assign).run().close();
		}
	}

	private Parameter create(String name, boolean trained, float[] initial, Shape shape) {
		if (initial.length != shape.size()) throw new IllegalArgumentException(name + " has " + shape.size() + " values, not " +
			initial.length + ".");
		Ops named = tf.withSubScope(name.replace('/', '_'));
		Variable<TFloat32> variable = named.withName("variable").variable(shape, TFloat32.class);
		Placeholder<TFloat32> input = named.withName("input").placeholder(TFloat32.class, Placeholder.shape(shape));
		return new Parameter(name, variable, initial, trained, input, named.withName("assign").assign(variable, input));
	}
}
