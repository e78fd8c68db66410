package io.github.oneslice.engine;

import java.util.Map;
import java.util.TreeMap;

/** The environment variables of a process that loads TensorFlow. */
public final class TensorFlowEnvironment {

	/** Without AVX-512 TensorFlow leaves oneDNN off by itself. */
	private static final Map<String, String> DEFAULTS = Map.of("TF_ENABLE_ONEDNN_OPTS", "1", "TF_CPP_MIN_LOG_LEVEL", "2");

	private TensorFlowEnvironment() {}

	/** @param environment of this process; what is set there holds */
	public static Map<String, String> variables(Map<String, String> environment) {
		Map<String, String> variables = new TreeMap<>(DEFAULTS);
		variables.replaceAll(environment::getOrDefault);
		return variables;
	}
}
