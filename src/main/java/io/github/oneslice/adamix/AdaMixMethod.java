package io.github.oneslice.adamix;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import io.github.oneslice.job.Event.Quantity;
import io.github.oneslice.network.LayerShape;
import io.github.oneslice.network.NetworkSession;
import io.github.oneslice.training.LabelledBatch;
import io.github.oneslice.training.Learner;
import io.github.oneslice.training.Losses;
import io.github.oneslice.training.MethodContext;
import io.github.oneslice.training.Moment;
import io.github.oneslice.training.SupervisedStep;
import io.github.oneslice.training.TwoPhaseMethod;

/**
 * AdaMix in its three frameworks (Shen et al. 2026, section 3.4): self-training, where the student gives its own
 * pseudo-labels; mean teacher, where the average of its past does; co-training, where two students that start from different
 * weights teach each other, one after the other in each step. Before unlabelled patches are learned from, nothing is mixed:
 * how hard a patch is says nothing as long as all are.
 */
final class AdaMixMethod extends TwoPhaseMethod {

	private static final Quantity LABELLED = Quantity.loss("labelled");
	private static final Quantity UNLABELLED = Quantity.loss("unlabelled");
	private static final Quantity CONFIDENT = Quantity.fraction("confident rate");

	private final AdaMixSettings own;
	private final List<SupervisedStep> labelledSteps = new ArrayList<>();
	private final List<AdaMixStep> fullSteps = new ArrayList<>();

	AdaMixMethod(MethodContext context, AdaMixSettings own) {
		super(context, learners(context, own.framework()));
		this.own = own;
		for (int i = 0; i < learners().size(); i++) {
			Learner labeller = learners().get(learners().size() - 1 - i);
			labelledSteps.add(new SupervisedStep(learners().get(i), settings(), context.classes()));
			fullSteps.add(new AdaMixStep(learners().get(i), labeller, context, own));
		}
	}

	private static List<Learner> learners(MethodContext context, Framework framework) {
		return switch (framework) {
			case ST -> List.of(context.learner("", 0, false));
			case MT -> List.of(context.learner("", 0, true));
			case CT -> List.of(context.learner("0/", 0, false), context.learner("1/", 1, false));
		};
	}

	@Override
	public List<LayerShape> layers() {
		return context().layers(settings().sampling().labelledBatch(), settings().sampling().unlabelledBatch());
	}

	@Override
	public boolean isEnsemble() {
		return own.ensemble();
	}

	/** Each patch has another one to be mixed with. */
	@Override
	protected int fullStepPatches() {
		return 2 * super.fullStepPatches();
	}

	@Override
	protected Losses labelledStep(NetworkSession session, Moment moment, LabelledBatch labelled, SplittableRandom random) {
		double loss = 0;
		for (SupervisedStep step : labelledSteps)
			loss += step.run(session, moment, labelled, random).total() / labelledSteps.size();
		return Losses.of(loss).with(LABELLED, loss);
	}

	@Override
	protected Losses fullStep(NetworkSession session, Moment moment, LabelledBatch labelled, SplittableRandom random) {
		UnlabelledBatch unlabelled = UnlabelledBatch.draw(settings(), sampler(), random);
		double supervised = 0;
		double unsupervised = 0;
		double confident = 0;
		for (AdaMixStep step : fullSteps) {
			AdaMixStep.Result result = step.run(session, moment, labelled, unlabelled, random);
			supervised += result.labelled() / fullSteps.size();
			unsupervised += result.unlabelled() / fullSteps.size();
			confident += result.confident() / fullSteps.size();
		}
		Losses losses = Losses.of((supervised + unsupervised) / 2).with(LABELLED, supervised).with(UNLABELLED, unsupervised).with(CONFIDENT,
			confident);
		return AgeSchedule.told(losses, settings().mixing(), moment);
	}
}
