package io.github.oneslice.engine;

import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.plugin.PluginService;
import org.scijava.prefs.PrefService;
import org.scijava.service.AbstractService;
import org.scijava.service.Service;

import io.github.oneslice.error.UserException;
import io.github.oneslice.settings.BackendSettings;
import io.github.oneslice.settings.Choice;
import io.github.oneslice.settings.Device;

/** Takes engines from the plugins there are. */
@Plugin(type = Service.class)
public final class DefaultEngineService extends AbstractService implements EngineService {

	private static final String DEVICE = "device";
	private static final String THREADS = "threads";
	private static final String MEMORY = "memory";

	@Parameter
	private PluginService plugins;

	@Parameter
	private PrefService preferences;

	private Engine engine;

	@Override
	public synchronized Engine engine() {
		if (engine == null) engine = plugins.createInstance(plugins.getPluginsOfType(Engine.class).get(0));
		engine.use(backend());
		return engine;
	}

	@Override
	public BackendSettings backend() {
		try {
			return new BackendSettings(Choice.of(Device.class, DEVICE, preferences.get(EngineService.class, DEVICE, BackendSettings.AUTO.device().label())),
				preferences.getInt(EngineService.class, THREADS, 0), preferences.getDouble(EngineService.class, MEMORY, 0));
		}
		catch (UserException e) {
			return BackendSettings.AUTO; // changed by hand to what cannot be
		}
	}

	@Override
	public void keep(BackendSettings settings) {
		preferences.put(EngineService.class, DEVICE, settings.device().label());
		preferences.put(EngineService.class, THREADS, settings.threads());
		preferences.put(EngineService.class, MEMORY, settings.memory());
	}

	@Override
	public synchronized void dispose() {
		if (engine != null) engine.close();
		engine = null;
	}
}
