package io.github.oneslice.spark;

import org.apache.spark.SparkEnv;

import io.github.oneslice.engine.Engine;
import io.github.oneslice.engine.LocalEngine;

/** The engine of a process that works for Spark: one for all its tasks, so that there is one session of TensorFlow. */
final class ExecutorEngine {

	private ExecutorEngine() {}

	/** Made when the first task asks. */
	private static final class Holder {

		static {
			System.setProperty("java.awt.headless", "true");
		}

		static final Engine ENGINE = new LocalEngine(SparkEnv.get().conf().getInt("spark.task.cpus", 1));
	}

	/** Uses as many threads as a task has cores. */
	static Engine get() {
		return Holder.ENGINE;
	}
}
