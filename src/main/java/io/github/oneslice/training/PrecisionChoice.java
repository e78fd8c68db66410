package io.github.oneslice.training;

import java.util.Locale;
import java.util.Map;

import org.tensorflow.Graph;

import io.github.oneslice.job.Event;
import io.github.oneslice.job.Monitor;
import io.github.oneslice.network.NetworkSession;
import io.github.oneslice.settings.Precision;

/** Decides which numbers a training computes with, and starts its session. */
final class PrecisionChoice {

	/** What bfloat16 costs in accuracy it must at least be worth in time. */
	private static final double WORTHWHILE = 0.75;

	private final Graph graph;
	private final TrainingMethod method;
	private final int threads;
	private final Monitor monitor;

	PrecisionChoice(Graph graph, TrainingMethod method, int threads, Monitor monitor) {
		this.graph = graph;
		this.method = method;
		this.threads = threads;
		this.monitor = monitor;
	}

	/**
	 * @param session with the start values of all networks
	 * @param bfloat16 whether it computes with 16 bits
	 */
	record Chosen(NetworkSession session, boolean bfloat16) {}

	/** A session as it was when a training stopped; its networks have no values yet. */
	NetworkSession resume(boolean bfloat16) {
		return new NetworkSession(graph, threads, bfloat16);
	}

	Chosen choose(Precision wanted) {
		return wanted == Precision.AUTO ? faster() : started(wanted == Precision.BFLOAT16);
	}

	private Chosen started(boolean bfloat16) {
		NetworkSession session = new NetworkSession(graph, threads, bfloat16);
		method.learners().forEach(learner -> learner.initialize(session));
		return new Chosen(session, bfloat16);
	}

	/** Takes two steps each way, the first to warm up, and keeps the faster precision; the networks start anew after. */
	private Chosen faster() {
		NetworkSession plain = started(false).session;
		double plainSeconds = secondsOfStep(plain);
		NetworkSession reduced = started(true).session;
		double reducedSeconds = secondsOfStep(reduced);
		boolean bfloat16 = reducedSeconds < WORTHWHILE * plainSeconds;
		(bfloat16 ? plain : reduced).close();
		NetworkSession kept = bfloat16 ? reduced : plain;
		method.learners().forEach(learner -> learner.initialize(kept));
		monitor.report(Event.progress(Event.Stage.PRECISION, 1, 1, String.format(Locale.ROOT,
			"A step takes %.2f s with 32 bits, %.2f s with bfloat16: %s.", plainSeconds, reducedSeconds, bfloat16 ? "bfloat16" : "32 bits")));
		return new Chosen(kept, bfloat16);
	}

	private double secondsOfStep(NetworkSession tried) {
		Map<String, Double> before = method.state();
		try {
			monitor.checkCancelled();
			method.step(tried, new Moment(0, 0.5));
			monitor.checkCancelled();
			long start = System.nanoTime();
			method.step(tried, new Moment(1, 0.5));
			return (System.nanoTime() - start) * 1e-9;
		}
		finally {
			method.restore(before);
		}
	}
}
