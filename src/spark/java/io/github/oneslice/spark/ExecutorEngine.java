package io.github.oneslice.spark;

import org.apache.spark.SparkEnv;

import io.github.oneslice.engine.Engine;
import io.github.oneslice.engine.LocalEngine;
import io.github.oneslice.settings.BackendSettings;
import io.github.oneslice.settings.Device;

/** The engine of a process that works for Spark: one for all its tasks, so that there is one session of TensorFlow. */
final class ExecutorEngine {

	private ExecutorEngine() {}

	/** Made when the first task asks. */
	private static final class Holder {

		static {
			System.setProperty("java.awt.headless", "true");
		}

		static final Engine ENGINE = withThreads(SparkEnv.get().conf().getInt("spark.task.cpus", 1));
	}

	private static Engine withThreads(int threads) {
		Engine engine = new LocalEngine();
		engine.use(new BackendSettings(Device.AUTO, threads, 0));
		return engine;
	}

	/** Uses as many threads as a task has cores. */
	static Engine get() {
		return Holder.ENGINE;
	}
}
