package io.github.oneslice.command;

import java.awt.GraphicsEnvironment;
import java.util.ArrayList;
import java.util.List;

import org.scijava.Cancelable;
import org.scijava.Context;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.convert.ConvertService;
import org.scijava.io.IOService;
import org.scijava.log.LogService;
import org.scijava.module.Module;
import org.scijava.module.ModuleRunner;
import org.scijava.module.ModuleService;
import org.scijava.module.process.ModulePreprocessor;
import org.scijava.module.process.PostprocessorPlugin;
import org.scijava.module.process.PreprocessorPlugin;
import org.scijava.plugin.PluginService;
import org.scijava.task.TaskService;

import ij.IJ;
import ij.Macro;
import ij.plugin.PlugIn;
import io.github.oneslice.engine.EngineService;

/**
 * Starts our commands in plain ImageJ, which knows nothing of SciJava. In Fiji the commands take over the menu entries of
 * the same names, and this class is not used.
 */
public final class Bridge implements PlugIn {

	/**
	 * @param command simple name of the command class, as {@code plugins.config} gives it
	 */
	@Override
	public void run(String command) {
		Thread thread = Thread.currentThread();
		ClassLoader loader = thread.getContextClassLoader();
		thread.setContextClassLoader(Bridge.class.getClassLoader()); // SciJava looks for plugins there
		String problem;
		try {
			problem = run(Session.CONTEXT, command);
		}
		catch (RuntimeException e) {
			e.printStackTrace();
			problem = "Something went wrong inside OneSlice: " + e + ". Please report it, with the text in the console.";
		}
		finally {
			thread.setContextClassLoader(loader);
		}
		if (problem == null) return;
		if (!problem.isEmpty()) IJ.error("OneSlice", problem); // also stops the macro that called
		else if (IJ.isMacro()) Macro.abort();
	}

	/** One context for all commands of an ImageJ session, so that each finds the worker that the one before left warm. */
	private static final class Session {

		static final Context CONTEXT = newContext();

		static {
			Runtime.getRuntime().addShutdownHook(new Thread(CONTEXT::dispose));
		}
	}

	/** A SciJava context with the services our commands need, and no more. */
	public static Context newContext() {
		return new Context(CommandService.class, PluginService.class, ConvertService.class, IOService.class, LogService.class, TaskService.class,
			EngineService.class);
	}

	/**
	 * @return what went wrong; empty if the person cancelled, null if the command ran to its end
	 */
	private static String run(Context context, String command) {
		CommandInfo info = context.service(CommandService.class).getCommand(Bridge.class.getPackageName() + "." + command);
		Module module = context.service(ModuleService.class).createModule(info);
		PluginService plugins = context.service(PluginService.class);
		List<ModulePreprocessor> before = new ArrayList<>(plugins.createInstancesOfType(PreprocessorPlugin.class));
		if (Macro.getOptions() == null && !GraphicsEnvironment.isHeadless()) before.add(new InputDialog());
		new ModuleRunner(context, module, before, plugins.createInstancesOfType(PostprocessorPlugin.class)).run();
		List<Cancelable> refusers = new ArrayList<>(before);
		refusers.add((OneSliceCommand) module.getDelegateObject());
		return refusers.stream().filter(Cancelable::isCanceled).map(Cancelable::getCancelReason).map(reason -> reason == null ? "" : reason)
			.findFirst().orElse(null);
	}
}
