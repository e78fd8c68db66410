package io.github.oneslice.engine;

import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.plugin.PluginService;
import org.scijava.service.AbstractService;
import org.scijava.service.Service;

/** Takes engines from the plugins there are. */
@Plugin(type = Service.class)
public final class DefaultEngineService extends AbstractService implements EngineService {

	@Parameter
	private PluginService plugins;

	private Engine engine;

	@Override
	public synchronized Engine engine() {
		if (engine == null) engine = plugins.createInstance(plugins.getPluginsOfType(Engine.class).get(0));
		return engine;
	}

	@Override
	public synchronized void dispose() {
		if (engine != null) engine.close();
		engine = null;
	}
}
