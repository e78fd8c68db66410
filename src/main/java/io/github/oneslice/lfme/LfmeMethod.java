package io.github.oneslice.lfme;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import io.github.oneslice.job.Event.Quantity;
import io.github.oneslice.network.Architecture;
import io.github.oneslice.network.LayerShape;
import io.github.oneslice.network.NetworkSession;
import io.github.oneslice.settings.TrainingSettings;
import io.github.oneslice.training.LabelledBatch;
import io.github.oneslice.training.Learner;
import io.github.oneslice.training.Losses;
import io.github.oneslice.training.MethodContext;
import io.github.oneslice.training.Moment;
import io.github.oneslice.training.Sampler;
import io.github.oneslice.training.SupervisedStep;
import io.github.oneslice.training.TrainingMethod;

/**
 * One target network that sees all domains, and one expert a domain that sees its own alone. In each step the experts of the
 * patches' domains learn first; what they said before it guides the target. Where there is one domain only, nobody could
 * guide, and the target learns plainly.
 */
final class LfmeMethod implements TrainingMethod {

	private static final Quantity SUPERVISED = Quantity.loss("supervised");
	private static final Quantity GUIDANCE = Quantity.loss("guidance");
	private static final Quantity EXPERTS = Quantity.loss("experts");

	private final MethodContext context;
	private final TrainingSettings settings;
	private final LfmeSettings own;
	private final List<String> domains;
	private final Architecture expertArchitecture;
	private final Learner target;
	private final List<Learner> experts = new ArrayList<>();
	private final List<ExpertStep> expertSteps = new ArrayList<>();
	private final TargetStep targetStep;
	private final SupervisedStep plainStep;

	LfmeMethod(MethodContext context, LfmeSettings own) {
		this.context = context;
		this.own = own;
		settings = context.settings();
		domains = context.sampler().domains();
		expertArchitecture = own.expertFilters() == 0 ? context.architecture() : context.architecture().withFilters(own.expertFilters());
		target = context.learner("", 0, true);
		boolean guided = domains.size() > 1 && own.guidance() > 0;
		for (int i = 0; guided && i < domains.size(); i++) {
			// By number: the name of a hospital has no place in a checkpoint.
			experts.add(context.learner(expertArchitecture, "expert" + i + "/", i + 1, false));
			expertSteps.add(new ExpertStep(experts.get(i), settings, context.classes()));
		}
		targetStep = guided ? new TargetStep(target, settings, context.classes(), own.guidance()) : null;
		plainStep = guided ? null : new SupervisedStep(target, settings, context.classes());
	}

	@Override
	public List<Learner> learners() {
		List<Learner> all = new ArrayList<>(experts);
		all.add(0, target);
		return all;
	}

	@Override
	public List<Learner> predictors() {
		return List.of(target);
	}

	@Override
	public List<LayerShape> layers() {
		int batch = settings.sampling().labelledBatch();
		List<LayerShape> layers = new ArrayList<>(context.layers(batch));
		if (!experts.isEmpty()) layers.addAll(context.layers(expertArchitecture, IntStream.rangeClosed(1, batch).toArray()));
		return layers;
	}

	@Override
	public String remark() {
		if (domains.size() == 1) return "All annotated stacks are of one domain, so there is no expert to learn from: trained as supervised.";
		return domains.size() + " domains: " + String.join(", ", domains.stream().map(name -> name.isEmpty() ? "unknown" : name).toList()) + ".";
	}

	@Override
	public Losses step(NetworkSession session, Moment moment) {
		Sampler.Drawn drawn = context.sampler().labelled(moment, settings.sampling().labelledBatch());
		Losses losses = experts.isEmpty() ? plainStep.run(session, moment, drawn.batch(), drawn.random()) : guided(session, moment, drawn.batch(),
			drawn.random());
		target.follow(session, moment);
		return losses;
	}

	private Losses guided(NetworkSession session, Moment moment, LabelledBatch batch, SplittableRandom random) {
		int voxels = settings.patch().voxels() * context.classes();
		float[] probability = new float[batch.count() * voxels];
		double expertLoss = 0;
		for (int domain = 0; domain < domains.size(); domain++) {
			int[] positions = batch.ofDomain(domains.get(domain));
			if (positions.length == 0) continue;
			ExpertStep.Result said = expertSteps.get(domain).run(session, moment, batch.part(positions), random);
			expertLoss += said.loss() * positions.length / batch.count();
			for (int i = 0; i < positions.length; i++)
				System.arraycopy(said.probability(), i * voxels, probability, positions[i] * voxels, voxels);
		}
		TargetStep.Result learned = targetStep.run(session, moment, batch, probability, random);
		return Losses.of(learned.supervised() + own.guidance() * learned.guidance()).with(SUPERVISED, learned.supervised()).with(GUIDANCE, learned
			.guidance()).with(EXPERTS, expertLoss);
	}
}
