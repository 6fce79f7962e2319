console.log('stage')
