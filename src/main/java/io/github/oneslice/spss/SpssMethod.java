package io.github.oneslice.spss;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import io.github.oneslice.adamix.AgeSchedule;
import io.github.oneslice.job.Event.Quantity;
import io.github.oneslice.network.LayerShape;
import io.github.oneslice.network.NetworkSession;
import io.github.oneslice.selfpaced.Age;
import io.github.oneslice.selfpaced.ConsistencyWeight;
import io.github.oneslice.selfpaced.SelectionRate;
import io.github.oneslice.settings.PaperSchedule;
import io.github.oneslice.training.LabelledBatch;
import io.github.oneslice.training.Losses;
import io.github.oneslice.training.MethodContext;
import io.github.oneslice.training.Moment;
import io.github.oneslice.training.SupervisedStep;
import io.github.oneslice.training.TwoPhaseMethod;

/**
 * Self-paced sample selection for barely-supervised segmentation (Su et al. 2024). The published schedule counts 6,000
 * steps; here it is stretched over the length of training.
 */
final class SpssMethod extends TwoPhaseMethod {

	private static final Quantity SUPERVISED = Quantity.loss("supervised");
	private static final Quantity CONSISTENCY = Quantity.loss("consistency");
	private static final Quantity CONTRAST = Quantity.loss("contrast");
	private static final Quantity RATE = Quantity.fraction("selected rate");
	/** What is kept between steps: the consistency loss of the last step. */
	private static final String LAST = "consistency";

	private final SpssSettings own;
	private final int volumes;
	private final SupervisedStep labelledStep;
	private final SpssStep fullStep;
	private double lastConsistency = Double.NaN;

	SpssMethod(MethodContext context, SpssSettings own) {
		super(context, List.of(context.learner("", 0, true)));
		this.own = own;
		volumes = context.volumes();
		labelledStep = new SupervisedStep(learners().get(0), context.settings(), context.classes());
		fullStep = new SpssStep(learners().get(0), context, own);
	}

	@Override
	public List<LayerShape> layers() {
		List<LayerShape> layers = new ArrayList<>(context().layers(settings().sampling().labelledBatch()));
		layers.addAll(fullStep.layers());
		return layers;
	}

	@Override
	public Map<String, Double> state() {
		return Map.of(LAST, lastConsistency);
	}

	@Override
	public void restore(Map<String, Double> state) {
		lastConsistency = state.getOrDefault(LAST, Double.NaN);
	}

	@Override
	protected Losses labelledStep(NetworkSession session, Moment moment, LabelledBatch labelled, SplittableRandom random) {
		Losses losses = labelledStep.run(session, moment, labelled, random);
		return losses.with(SUPERVISED, losses.total());
	}

	@Override
	protected Losses fullStep(NetworkSession session, Moment moment, LabelledBatch labelled, SplittableRandom random) {
		long scheduleStep = PaperSchedule.stepAt(moment.progress());
		double weight = ConsistencyWeight.PAPER.at(scheduleStep);
		double rate = own.sampleSelection() ? SelectionRate.rate(lastConsistency, Age.LAMBDA.at(epoch(scheduleStep)), weight, Age.TAU.at(
			scheduleStep)) : 1;
		SpssStep.Result result = fullStep.run(session, moment, labelled, sampler(), weight, rate, random);
		lastConsistency = result.consistencyOfAll();
		Losses losses = Losses.of(result.supervised() + weight * (result.consistency() + result.contrast())).with(SUPERVISED, result
			.supervised()).with(CONSISTENCY, result.consistency());
		return AgeSchedule.told((own.contrastive() ? losses.with(CONTRAST, result.contrast()) : losses).with(RATE, rate), settings().mixing(), moment);
	}

	/** Epochs of the published schedule: every volume drawn once. */
	private long epoch(long scheduleStep) {
		int batch = settings().sampling().labelledBatch() + settings().sampling().unlabelledBatch();
		return scheduleStep / Math.max(1, (volumes + batch - 1) / batch);
	}
}
