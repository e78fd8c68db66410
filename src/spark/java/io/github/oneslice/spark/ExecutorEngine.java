package io.github.oneslice.spark;

import java.io.File;

import org.apache.spark.SparkEnv;

import io.github.oneslice.engine.Engine;
import io.github.oneslice.engine.LocalEngine;
import io.github.oneslice.inference.Segmentation;
import io.github.oneslice.inference.Segmenter;
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

		static final Engine ENGINE = new LocalEngine();

		static {
			ENGINE.use(new BackendSettings(Device.AUTO, threads(), 0));
		}
	}

	/** The same of what predicts boxes. */
	private static final class BoxHolder {

		static final Segmentation SEGMENTATION = new Segmentation(threads());
	}

	private static int threads() {
		return SparkEnv.get().conf().getInt("spark.task.cpus", 1);
	}

	/** What predicts box by box, with a model. */
	static Segmenter segmenter(File model) {
		return BoxHolder.SEGMENTATION.segmenter(model);
	}

	/** Uses as many threads as a task has cores. */
	static Engine get() {
		return Holder.ENGINE;
	}
}
