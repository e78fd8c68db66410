package io.github.oneslice.training;

import io.github.oneslice.benchmark.Balls;
import io.github.oneslice.job.Monitor;
import io.github.oneslice.network.Architecture;
import io.github.oneslice.network.KernelCheck;
import io.github.oneslice.network.NetworkSession;
import io.github.oneslice.network.Precision;
import io.github.oneslice.settings.Dimensions;
import io.github.oneslice.settings.Preset;
import io.github.oneslice.settings.TrainingSettings;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.tensorflow.Graph;
import org.tensorflow.op.Ops;

/** One training step of each method, drawing of patches included. Most of training is over, so that all losses act. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 1, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(1)
public class StepBenchmark {

	private static final int THREADS = 2;

	@Param({ "supervised", "SPSS", "AdaMix", "LFME" })
	public String method;
	/** Width, height and depth of a patch, and filters of the network. */
	@Param({ "80x64x32x8", "112x112x80x16" })
	public String network;
	@Param({ "FLOAT32", "BFLOAT16" })
	public Precision precision;

	private final Graph graph = new Graph();
	private TrainingMethod steps;
	private NetworkSession session;
	private Sampler sampler;
	private long step;

	@Setup(Level.Trial)
	public void begin() {
		TrainingSettings settings = Methods.named(method).settings(Preset.LAPTOP, Dimensions.THREE).with("working_voxels", "0");
		String[] parts = network.split("x");
		String[] names = { "patch_x", "patch_y", "patch_z", "filters" };
		for (int i = 0; i < names.length; i++)
			settings = settings.with(names[i], parts[i]);
		TrainingSet set = TrainingSet.read(Balls.samples(), settings, Monitor.SILENT);
		TrainingLabels annotated = new TrainingLabels(set.annotated(), settings.pseudoLabels());
		RegistrationStage registration = RegistrationStage.of(set.volumes(), settings, set.classes().count(), THREADS, Monitor.SILENT);
		annotated.volumes().forEach(volume -> annotated.setRegistration(volume, registration.propagate(volume)));
		Architecture architecture = new Architecture("V-Net", settings.network().filters(), 5, set.classes().count());
		sampler = new Sampler(settings, set.volumes(), annotated);
		steps = Methods.named(method).create(new MethodContext(Ops.create(graph), settings, architecture, set.volumes().size(), sampler));
		session = new NetworkSession(graph, THREADS, new KernelCheck(steps.layers()).check(precision, THREADS));
		steps.learners().forEach(learner -> learner.initialize(session, 0));
	}

	@TearDown(Level.Trial)
	public void end() {
		session.close();
		graph.close();
	}

	@Benchmark
	public Losses step() {
		return steps.step(session, new Moment(step++, 0.9, 1e-3));
	}

	/** Two labelled patches alone, one step's after the other's. */
	@Benchmark
	public Sampler.Drawn draw() {
		return sampler.labelled(new Moment(step++, 0.9, 1e-3), 2);
	}
}
