package io.github.oneslice.engine;

import java.io.File;
import java.io.Serializable;

import io.github.oneslice.error.UserException;
import io.github.oneslice.image.LabelVolume;
import io.github.oneslice.inference.ModelExport;
import io.github.oneslice.inference.ModelReport;
import io.github.oneslice.inference.PerturbationPreview;
import io.github.oneslice.inference.Segmentation;
import io.github.oneslice.job.BackendJob;
import io.github.oneslice.job.ExportJob;
import io.github.oneslice.job.ImportJob;
import io.github.oneslice.job.InspectJob;
import io.github.oneslice.job.Job;
import io.github.oneslice.job.Monitor;
import io.github.oneslice.job.PerturbJob;
import io.github.oneslice.job.PropagateJob;
import io.github.oneslice.job.SegmentAnnotatedJob;
import io.github.oneslice.job.SegmentJob;
import io.github.oneslice.job.SelectJob;
import io.github.oneslice.job.SuggestJob;
import io.github.oneslice.job.TrainJob;
import io.github.oneslice.model.Model;
import io.github.oneslice.model.ModelArchive;
import io.github.oneslice.network.Devices;
import io.github.oneslice.settings.BackendSettings;
import io.github.oneslice.settings.Device;
import io.github.oneslice.training.Propagation;

/** Does jobs in this JVM, with TensorFlow on its class path. */
public final class LocalEngine implements Engine {

	private BackendSettings settings = BackendSettings.AUTO;
	private int threads = PhysicalCores.count();
	private Segmentation segmentation = new Segmentation(threads);

	/** @throws UserException if there is no such device */
	@Override
	public void use(BackendSettings other) {
		if (other.equals(settings)) return;
		if (other.device() == Device.GPU && !Devices.haveGraphicsCard()) throw new UserException(
			"TensorFlow finds no graphics card that it can use here. Choose the device CPU or auto, or install the driver of the card (NVIDIA, CUDA 12, cuDNN 9) and"
				+ " TensorFlow for graphics cards: in Fiji by the update site of OneSlice for graphics cards, elsewhere its jar (tensorflow-core-native,"
				+ " linux-x86_64-gpu) into the folder oneslice.");
		segmentation.close();
		settings = other;
		threads = other.threads() > 0 ? other.threads() : PhysicalCores.count();
		segmentation = new Segmentation(threads);
	}

	@Override
	public <R extends Serializable> R run(Job<R> job, Monitor monitor) {
		return job.doneBy(new MonitoredWorker(monitor));
	}

	@Override
	public void close() {
		segmentation.close();
	}

	/** Does one job, heard by its monitor. */
	private final class MonitoredWorker implements Job.Worker {

		private final Monitor monitor;

		MonitoredWorker(Monitor monitor) {
			this.monitor = monitor;
		}

		@Override
		public LabelVolume propagate(PropagateJob job) {
			return Propagation.run(job, threads, monitor);
		}

		@Override
		public TrainJob.Result train(TrainJob job) {
			return TrainingRun.run(job, threads, monitor);
		}

		@Override
		public SegmentJob.Result segment(SegmentJob job) {
			return segmentation.run(job, monitor);
		}

		@Override
		public SegmentJob.Result segment(SegmentAnnotatedJob job) {
			return segmentation.run(job, monitor);
		}

		@Override
		public SelectJob.Result select(SelectJob job) {
			return segmentation.run(job, monitor);
		}

		@Override
		public SuggestJob.Result suggest(SuggestJob job) {
			return SuggestionRun.run(job, segmentation, threads, monitor);
		}

		@Override
		public ExportJob.Result export(ExportJob job) {
			return ModelExport.run(job, threads);
		}

		@Override
		public File unpack(ImportJob job) {
			ModelArchive.unpack(job.file(), job.model());
			return job.model();
		}

		@Override
		public String inspect(InspectJob job) {
			return ModelReport.text(Model.read(job.model()));
		}

		@Override
		public String examine(BackendJob job) {
			return BackendReport.text(threads);
		}

		@Override
		public PerturbJob.Result perturb(PerturbJob job) {
			try (PerturbationPreview preview = new PerturbationPreview(job, threads, monitor)) {
				return preview.run();
			}
		}
	}
}
