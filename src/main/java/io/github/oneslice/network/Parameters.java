package io.github.oneslice.network;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Variable;
import org.tensorflow.types.TFloat32;

import io.github.oneslice.error.UserException;

/**
 * The named variables of one network in one graph. Names are stable: they are what checkpoints and models are keyed by. Their
 * values are those of a {@link NetworkSession}.
 */
public final class Parameters {

	private final Ops tf;
	private final String prefix;
	private final Map<String, Parameter> parameters = new LinkedHashMap<>();

	/**
	 * @param name name within the network, such as {@code encoder1/0/kernel}
	 * @param variable the value
	 * @param initialization of its start values, first index slowest
	 * @param trained whether the optimiser changes it; batch statistics are not trained
	 */
	public record Parameter(String name, Variable<TFloat32> variable, Initialization initialization, boolean trained,
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

	/** The variable of that name, made on first use; later uses share it. */
	public Variable<TFloat32> get(String name, boolean trained, Initialization initialization, long... shape) {
		return parameters.computeIfAbsent(prefix + name, key -> create(key, trained, initialization, Shape.of(shape))).variable;
	}

	/** The name of a parameter without the prefix. */
	public String plainName(Parameter parameter) {
		return parameter.name.substring(prefix.length());
	}

	/** A name with the prefix. */
	public String fullName(String plainName) {
		return prefix + plainName;
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

	/** Start values of all variables, by name; the same seed draws the same. */
	public Map<String, float[]> initial(long seed) {
		Random random = new Random(seed);
		Map<String, float[]> values = new LinkedHashMap<>();
		for (Parameter parameter : parameters.values())
			values.put(parameter.name, parameter.initialization.draw(Math.toIntExact(parameter.shape().size()), random));
		return values;
	}

	/** @throws UserException if a value is missing or of the wrong size */
	void requireAll(Map<String, float[]> values) {
		for (Parameter parameter : parameters.values()) {
			float[] value = values.get(parameter.name);
			if (value == null || value.length != parameter.shape().size()) throw notAsDescribed(parameter.name + " is missing or of another size");
		}
	}

	/** @throws UserException if there are values of other parameters than these */
	public void requireNoOther(Map<String, float[]> values) {
		values.keySet().stream().filter(name -> !parameters.containsKey(name)).findFirst().ifPresent(name -> {
			throw notAsDescribed("it has no " + name);
		});
	}

	private static UserException notAsDescribed(String why) {
		return new UserException("The stored network is not the one that its model describes: " + why
			+ ". Train the model again or take it from a backup.");
	}

	private Parameter create(String name, boolean trained, Initialization initialization, Shape shape) {
		// No scopes of their own: for each of them TensorFlow's Java walks through the whole graph.
		String operation = name.replace('/', '_');
		Variable<TFloat32> variable = tf.withName(operation).variable(shape, TFloat32.class);
		Placeholder<TFloat32> input = tf.withName(operation + "_input").placeholder(TFloat32.class, Placeholder.shape(shape));
		return new Parameter(name, variable, initialization, trained, input, tf.withName(operation + "_assign").assign(variable, input));
	}
}
