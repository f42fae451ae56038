'use strict';

/* Requests data from this server and shows it. Data is inserted as text, never as HTML. */
(function () {
  function at(id) {
    return document.getElementById(id);
  }

  function ask(method, path, form) {
    var options = { method: method };
    if (form) {
      options.headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
      options.body = form;
    }
    return fetch(path, options).then(function (response) {
      return response.text().then(function (text) {
        if (!response.ok) {
          throw new Error(reason(text));
        }
        return text;
      });
    });
  }

  function reason(text) {
    try {
      return JSON.parse(text).error_description || text;
    } catch (e) {
      return text;
    }
  }

  /* Fills a table with rows of cells; the first cell of a row is its heading. */
  function fill(id, rows) {
    var body = at(id);
    var headings = body.parentNode.querySelectorAll('thead th');
    body.textContent = '';
    rows.forEach(function (cells) {
      var row = body.insertRow();
      cells.forEach(function (cell, index) {
        var element = document.createElement(index === 0 ? 'th' : 'td');
        if (index === 0) {
          element.scope = 'row';
        }
        element.textContent = cell.text === undefined ? cell : cell.text;
        element.className = cell.style || '';
        element.setAttribute('data-label', headings[index].textContent);
        row.appendChild(element);
      });
    });
  }

  function options(id, names) {
    names.forEach(function (name) {
      var option = document.createElement('option');
      option.value = name;
      option.textContent = name;
      at(id).appendChild(option);
    });
  }

  function mono(text) {
    return { text: text, style: 'mono' };
  }

  function name(it) {
    return it.name;
  }

  function showDirectory(directory) {
    at('tenant').textContent = directory.tenantId;
    at('authority').textContent = directory.authority;
    fill('applications', directory.applications.map(function (it) {
      return [it.name, mono(it.clientId), it.tokenVersion, it.appRoles.join(', '), it.withoutRole];
    }));
    fill('principals', directory.principals.map(function (it) {
      var roles = it.roles.map(function (held) {
        return held.application + ': ' + held.roles.join(', ');
      });
      return [it.name, it.kind, mono(it.clientId), mono(it.objectId), roles.join('; ') || 'none'];
    }));
    options('principal', directory.principals.map(name));
    options('application', directory.applications.map(name));
    options('service', directory.applications.map(name));
    options('kind', directory.kinds);
    options('defect', directory.defects);
  }

  function mint(event) {
    event.preventDefault();
    var principal = at('principal').value;
    var application = at('application').value;
    var kind = at('kind').value;
    var defect = at('defect').value;
    var path = '/local-entra/token?principal=' + encodeURIComponent(principal)
        + '&application=' + encodeURIComponent(application)
        + (kind ? '&kind=' + encodeURIComponent(kind) : '')
        + (defect ? '&defect=' + encodeURIComponent(defect) : '');
    at('minted').hidden = false;
    ask('GET', path).then(function (token) {
      at('token').value = token;
      at('curl').value = 'curl -i -H "Authorization: Bearer $(curl -fsS \'' + location.origin + path
          + '\')" ' + at('url').value;
      at('minted-line').textContent = 'A token of ' + principal + ' for ' + application
          + (kind ? ', of the kind ' + kind : '')
          + (defect ? ', with the defect ' + defect : '') + '.';
    }).catch(function (e) {
      at('minted-line').textContent = 'No token: ' + e.message;
    });
  }

  function copy() {
    var curl = at('curl');
    curl.select();
    var copied = navigator.clipboard ? navigator.clipboard.writeText(curl.value) : Promise.reject(new Error());
    copied.then(function () {
      at('minted-line').textContent = 'Copied.';
    }).catch(function () {
      at('minted-line').textContent = 'Selected; copy it with the keyboard.';
    });
  }

  function inspect() {
    at('pasted').value = at('token').value;
    look();
    at('look').scrollIntoView();
    at('pasted').focus();
  }

  function look(event) {
    if (event) {
      event.preventDefault();
    }
    at('seen').hidden = false;
    fill('checks', []);
    fill('claims', []);
    var form = 'token=' + encodeURIComponent(at('pasted').value.trim())
        + '&application=' + encodeURIComponent(at('service').value)
        + '&roles=' + encodeURIComponent(at('roles').value.trim());
    ask('POST', '/local-entra/explain', form).then(function (text) {
      var seen = JSON.parse(text);
      var failed = seen.checks.filter(function (check) {
        return check.outcome === 'failed';
      });
      fill('checks', seen.checks.map(function (check) {
        return [check.name, { text: check.outcome, style: check.outcome }, check.found];
      }));
      fill('claims', rows('header ', seen.header).concat(rows('', seen.claims)));
      at('seen-line').textContent = failed.length === 0
          ? 'All checks pass.'
          : failed.length + ' of ' + seen.checks.length + ' checks fail: ' + failed.map(name).join(', ') + '.';
    }).catch(function (e) {
      at('seen-line').textContent = e.message;
    });
  }

  /* The address of the service outlives the page, where the browser allows that. */
  function keptUrl() {
    try {
      return localStorage.getItem('url') || '';
    } catch (e) {
      return '';
    }
  }

  function keepUrl(url) {
    try {
      localStorage.setItem('url', url);
    } catch (e) {
      // Not kept, then.
    }
  }

  function call(event) {
    event.preventDefault();
    var url = at('url').value.trim();
    var withToken = at('credentials').value === 'minted';
    keepUrl(url);
    show('response', '');
    show('log', '');
    at('log-title').hidden = true;
    if (withToken && !at('token').value) {
      at('called-line').textContent = 'Mint a token first, or call without one.';
      return;
    }
    at('called-line').textContent = 'Calling.';
    var form = 'url=' + encodeURIComponent(url)
        + (withToken ? '&token=' + encodeURIComponent(at('token').value) : '');
    ask('POST', '/local-entra/call', form).then(function (text) {
      var response = JSON.parse(text);
      show('response', response.headers.join('\n') + '\n\n' + response.body);
      show('log', response.log.join('\n'));
      at('log-title').hidden = response.log.length === 0;
      at('called-line').textContent = 'The service responds with ' + response.status + '.';
    }).catch(function (e) {
      at('called-line').textContent = e.message;
    });
  }

  function show(id, text) {
    at(id).textContent = text;
    at(id).hidden = text === '';
  }

  function rows(prefix, members) {
    return Object.keys(members).map(function (key) {
      var value = members[key];
      var text = typeof value === 'string' ? value : JSON.stringify(value);
      if (['exp', 'iat', 'nbf'].indexOf(key) >= 0 && typeof value === 'number') {
        text += ' (' + new Date(value * 1000).toISOString() + ')';
      }
      return [prefix + key, mono(text)];
    });
  }

  function showKeys() {
    return ask('GET', '/local-entra/keys').then(function (text) {
      var keys = JSON.parse(text);
      at('published').textContent = '';
      keys.published.forEach(function (id) {
        var item = document.createElement('li');
        item.className = 'mono';
        item.textContent = id;
        at('published').appendChild(item);
      });
      at('key-endpoint').textContent = keys.endpoint;
      at('fetches').textContent = keys.fetches;
    });
  }

  function turn(path, done) {
    return function () {
      ask('POST', path).then(showKeys).then(function () {
        at('keys-line').textContent = done;
      }).catch(function (e) {
        at('keys-line').textContent = e.message;
      });
    };
  }

  at('mint-form').addEventListener('submit', mint);
  at('copy').addEventListener('click', copy);
  at('inspect').addEventListener('click', inspect);
  at('look-form').addEventListener('submit', look);
  at('call-form').addEventListener('submit', call);
  at('url').value = keptUrl() || 'http://localhost:8080/orders/whoami';
  at('rotate').addEventListener('click', turn('/local-entra/keys/rotate', 'A new key is published and signs.'));
  at('withdraw').addEventListener('click', turn('/local-entra/keys/withdraw', 'The oldest key is no longer published.'));
  at('down').addEventListener('click', turn('/local-entra/keys/behaviour?response=503', 'The key endpoint responds with 503.'));
  at('up').addEventListener('click', turn('/local-entra/keys/behaviour?response=healthy', 'The key endpoint is up again.'));
  ask('GET', '/local-entra/directory').then(JSON.parse).then(showDirectory).then(showKeys).then(function () {
    document.body.setAttribute('data-ready', 'yes');
  });
})();
